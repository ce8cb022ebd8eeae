package counterpoise.datasets.images;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/**
 * The rows of a picture as red, green and blue, each from 0 to 255: grey becomes the same value of all three, and what
 * is transparent shows white.
 */
abstract class PixelRows {

    private static final double MAX = 255;

    private final int width;

    private PixelRows(int width) {
        this.width = width;
    }

    /** The rows of {@code picture}. */
    static PixelRows of(BufferedImage picture) {
        // Samples are taken as they are in the file wherever that can be, as other programs take them: getRGB would
        // brighten grey (Java holds it to be linear) and convert colours by the profile that a camera embeds.
        ColorModel model = picture.getColorModel();
        int space = model.getColorSpace().getType();
        boolean known = space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB;
        return model instanceof ComponentColorModel && known && !model.isAlphaPremultiplied()
                ? new Sampled(picture)
                : new Converted(picture);
    }

    /** Puts red, green and blue of each pixel of row {@code y}, one pixel after the other, into {@code rgb}. */
    abstract void read(int y, double[] rgb);

    int width() {
        return width;
    }

    private static double onWhite(double value, double alpha) {
        return alpha * value + (1 - alpha) * MAX;
    }

    /** One sample a channel: grey or three colours, with or without alpha, of 8 or 16 bits. */
    private static final class Sampled extends PixelRows {

        private final Raster raster;
        private final boolean grey;
        private final boolean alpha;
        private final double[] greatest;
        private final double[] samples;

        Sampled(BufferedImage picture) {
            super(picture.getWidth());
            ColorModel model = picture.getColorModel();
            raster = picture.getRaster();
            grey = model.getNumColorComponents() == 1;
            alpha = model.hasAlpha();
            greatest = new double[raster.getNumBands()];
            for (int band = 0; band < greatest.length; band++) {
                greatest[band] = (1 << model.getComponentSize(band)) - 1;
            }
            samples = new double[width() * greatest.length];
        }

        @Override
        void read(int y, double[] rgb) {
            raster.getPixels(0, y, width(), 1, samples);
            int bands = greatest.length;
            for (int x = 0; x < width(); x++) {
                int at = x * bands;
                double opaque = alpha ? samples[at + bands - 1] / greatest[bands - 1] : 1;
                for (int channel = 0; channel < 3; channel++) {
                    int band = grey ? 0 : channel;
                    rgb[3 * x + channel] = onWhite(samples[at + band] * MAX / greatest[band], opaque);
                }
            }
        }
    }

    /** Palettes, and whatever else Java knows how to make colours of. */
    private static final class Converted extends PixelRows {

        private final BufferedImage picture;
        private final int[] argb;

        Converted(BufferedImage picture) {
            super(picture.getWidth());
            this.picture = picture;
            this.argb = new int[width()];
        }

        @Override
        void read(int y, double[] rgb) {
            picture.getRGB(0, y, width(), 1, argb, 0, width());
            for (int x = 0; x < width(); x++) {
                double opaque = (argb[x] >>> 24) / MAX;
                rgb[3 * x] = onWhite(argb[x] >> 16 & 0xff, opaque);
                rgb[3 * x + 1] = onWhite(argb[x] >> 8 & 0xff, opaque);
                rgb[3 * x + 2] = onWhite(argb[x] & 0xff, opaque);
            }
        }
    }
}
