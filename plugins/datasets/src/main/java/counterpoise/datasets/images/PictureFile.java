package counterpoise.datasets.images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Files of the formats PNG and JPEG. */
public final class PictureFile {

    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    private PictureFile() {}

    /** Whether a file's name ends like that of a picture, in capitals or not, and what it names is a file. */
    public static boolean isNamedLikeOne(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }

    /** Whether a file or folder is hidden, its name beginning with a dot. */
    public static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    /**
     * Decodes a picture.
     *
     * @throws IOException with a sentence if it is none, or cut off
     */
    static BufferedImage decode(Path file) throws IOException {
        // A file's own stream: the one that ImageIO would choose copies everything to a temporary file first.
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw unreadable(file, "it is no PNG or JPEG file, whatever its name says", null);
            }
            ImageReader reader = readers.next();
            try {
                return decode(file, reader, in);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage decode(Path file, ImageReader reader, ImageInputStream in) throws IOException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        BufferedImage picture;
        try {
            reader.setInput(in, true, true);
            picture = reader.read(0);
        } catch (IOException | RuntimeException e) {
            // Broken files make the readers of the platform throw both.
            throw unreadable(file, e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
        // Of a JPEG that is cut off the rest is filled with grey, and a warning is all that is said. Other warnings are
        // of no consequence, such as that of bytes too many between two parts.
        for (String warning : warnings) {
            String lower = warning.toLowerCase(Locale.ROOT);
            if (lower.contains("premature end") || lower.contains("truncated")) {
                throw unreadable(file, "it is cut off: " + warning, null);
            }
        }
        return picture;
    }

    private static IOException unreadable(Path file, String reason, Exception cause) {
        return new IOException(
                "%s: is not a picture that can be read (%s); replace it or remove it".formatted(file, reason), cause);
    }
}
