package counterpoise.generative.images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

import counterpoise.api.ImageShape;

/**
 * A picture of images of one class: originals on the left, generated ones on the right, white between them and where
 * there are not enough.
 */
public final class Sheet {

    /** How many images a sheet has room for on either side. */
    public static final int CAPACITY = 32;

    private static final int COLUMNS = 8;
    private static final int ROWS = CAPACITY / COLUMNS;
    private static final int GAP = 8;
    private static final int WHITE = 0xffffff;

    private final ImageShape shape;
    private final BufferedImage picture;

    private Sheet(ImageShape shape) {
        this.shape = shape;
        this.picture =
                new BufferedImage(2 * COLUMNS * shape.width() + GAP, ROWS * shape.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, WHITE);
            }
        }
    }

    /**
     * Writes a sheet as PNG.
     *
     * @param originals the first images are shown: pixels from 0 to 1 in the order height, width, channel
     * @param generated likewise
     * @param shape of one or three channels
     */
    public static void write(Path file, List<float[]> originals, List<float[]> generated, ImageShape shape) {
        Sheet sheet = new Sheet(shape);
        sheet.paint(originals, 0);
        sheet.paint(generated, COLUMNS * shape.width() + GAP);
        try {
            ImageIO.write(sheet.picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void paint(List<float[]> images, int left) {
        for (int i = 0; i < Math.min(images.size(), CAPACITY); i++) {
            paint(images.get(i), left + i % COLUMNS * shape.width(), i / COLUMNS * shape.height());
        }
    }

    private void paint(float[] pixels, int left, int top) {
        int channels = shape.channels();
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                int first = (y * shape.width() + x) * channels;
                int red = toByte(pixels[first]);
                int green = toByte(pixels[first + (channels == 3 ? 1 : 0)]);
                int blue = toByte(pixels[first + (channels == 3 ? 2 : 0)]);
                picture.setRGB(left + x, top + y, red << 16 | green << 8 | blue);
            }
        }
    }

    /** As pixels become bytes when they are stored. */
    private static int toByte(float value) {
        return Math.round(Math.min(1, Math.max(0, value)) * 255);
    }
}
