package counterpoise.datasets.images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes small pictures for tests. */
public final class Pictures {

    private Pictures() {}

    /** A picture all of one colour, in the format that the file's name says; folders are made. */
    public static Path write(Path file, int width, int height, int rgb) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, rgb);
            }
        }
        return write(file, picture);
    }

    /** A picture, in the format that the file's name says; folders are made. */
    public static Path write(Path file, BufferedImage picture) throws IOException {
        Files.createDirectories(file.getParent());
        String name = file.getFileName().toString();
        if (!ImageIO.write(picture, name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
            throw new IOException("nobody writes " + file);
        }
        return file;
    }
}
