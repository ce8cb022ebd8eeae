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

    /** As bytes of three colours they take 300 MB, and several threads decode at once. */
    private static final long MOST_PIXELS = 100_000_000;

    /**
     * Of the platform's warnings, in lower case, those of wrong pixels: "Corrupt JPEG data: ...", "Premature end of
     * JPEG file", "Truncated File - Missing EOI marker", "Inconsistent progression sequence for component ...".
     */
    private static final List<String> OF_DAMAGE =
            List.of("corrupt jpeg data", "premature end", "truncated", "inconsistent progression");

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
     * @throws IOException with a sentence if it is none, cut off, damaged where that can be told, or too large
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
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new IOException("%d x %d pixels are more than the %d that one may have"
                        .formatted(reader.getWidth(0), reader.getHeight(0), MOST_PIXELS));
            }
            picture = reader.read(0);
        } catch (IOException | RuntimeException e) {
            // Broken files make the readers of the platform throw both.
            throw unreadable(file, e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
        // A JPEG is decoded whatever its bytes say: what is cut off comes out grey, what is damaged comes out wrong,
        // and a warning is all that is said; not even that where the wrong bytes happen to be the code of something
        // else, for there is no checksum. Bytes too many before a marker are damage as well: the decoder has lost its
        // way. Careless writers leave some too, but rarely, and who knows that such a picture is fine can save it
        // again. Other warnings tell of things besides the pixels, such as an unknown version of a header.
        for (String warning : warnings) {
            String lower = warning.toLowerCase(Locale.ROOT);
            if (OF_DAMAGE.stream().anyMatch(lower::contains)) {
                throw unreadable(file, "it is cut off or damaged: " + warning, null);
            }
        }
        return picture;
    }

    private static IOException unreadable(Path file, String reason, Exception cause) {
        return new IOException(
                "%s: is not a picture that can be read (%s); replace it or remove it".formatted(file, reason), cause);
    }
}
