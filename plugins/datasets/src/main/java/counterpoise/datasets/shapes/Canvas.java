package counterpoise.datasets.shapes;

import counterpoise.api.ImageShape;
import counterpoise.api.RandomStream;

/** An image in the making: red, green and blue of each pixel, row by row, on the scale from 0 to 1. */
final class Canvas {

    /** The size of every image. */
    static final ImageShape SHAPE = new ImageShape(32, 32, 3);

    private static final int SIZE = SHAPE.width();

    private final double[] values = new double[SHAPE.values()];

    /** Covers the whole image. */
    void fill(Shade shade) {
        paint((x, y) -> Double.NEGATIVE_INFINITY, shade);
    }

    /** Covers what lies inside {@code figure}, in coordinates of pixels; pixels on its outline in part. */
    void paint(Figure figure, Shade shade) {
        for (int row = 0; row < SIZE; row++) {
            int column = 0;
            while (column < SIZE) {
                double distance = figure.distance(column + .5, row + .5);
                double coverage = .5 - distance;
                if (coverage > 0) {
                    blend(row, column, Math.min(1, coverage), shade);
                    column++;
                } else {
                    // So far from the outline, none of the next -coverage pixels can be covered either.
                    column += 1 + (int) -coverage;
                }
            }
        }
    }

    private void blend(int row, int column, double coverage, Shade shade) {
        double brightening = shade.brightening(column + .5 - SIZE / 2, row + .5 - SIZE / 2);
        int pixel = (row * SIZE + column) * SHAPE.channels();
        for (int channel = 0; channel < SHAPE.channels(); channel++) {
            double covered = shade.colour()[channel] + brightening;
            values[pixel + channel] += coverage * (covered - values[pixel + channel]);
        }
    }

    /** Adds noise of mean 0 to every value, each on its own. */
    void addNoise(double deviation, RandomStream random) {
        for (int value = 0; value < values.length; value++) {
            // The number of ones among 64 random bits has the mean 32 and the deviation 4, and is as good as normal:
            // an image has so many values that a sampler of the normal distribution would take most of the time.
            values[value] += deviation * (Long.bitCount(random.nextLong()) - 32) / 4;
        }
    }

    /** Writes the image as unsigned bytes, cutting values below 0 and above 1. */
    void write(byte[] target, int offset) {
        for (int value = 0; value < values.length; value++) {
            double cut = Math.max(0, Math.min(1, values[value]));
            target[offset + value] = (byte) (255 * cut + .5);
        }
    }
}
