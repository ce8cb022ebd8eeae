package counterpoise.datasets.images;

import java.awt.image.BufferedImage;

/** Makes colour images of one side from pictures of any size, which are stretched where they are not square. */
final class Resizing {

    private static final int CHANNELS = 3;

    private Resizing() {}

    /**
     * Writes {@code picture} as {@code side} rows of {@code side} pixels of red, green and blue.
     *
     * @param target has room for {@code side * side * 3} bytes from {@code offset} on
     */
    static void write(BufferedImage picture, int side, byte[] target, int offset) {
        PixelRows rows = PixelRows.of(picture);
        Kernel across = Kernel.of(picture.getWidth(), side);
        Kernel down = Kernel.of(picture.getHeight(), side);
        int rowLength = side * CHANNELS;
        double[] row = new double[picture.getWidth() * CHANNELS];
        double[] narrow = new double[rowLength];
        double[][] sums = new double[side][rowLength];
        for (int y = 0; y < picture.getHeight(); y++) {
            rows.read(y, row);
            narrow(row, across, narrow);
            for (int i = 0; i < side; i++) {
                int tap = y - down.first()[i];
                if (tap >= 0 && tap < down.weights()[i].length) {
                    double weight = down.weights()[i][tap];
                    for (int value = 0; value < rowLength; value++) {
                        sums[i][value] += weight * narrow[value];
                    }
                }
            }
        }
        for (int i = 0; i < side; i++) {
            for (int value = 0; value < rowLength; value++) {
                target[offset + i * rowLength + value] = (byte) Math.round(sums[i][value]);
            }
        }
    }

    private static void narrow(double[] row, Kernel across, double[] narrow) {
        for (int i = 0; i < across.first().length; i++) {
            double[] weights = across.weights()[i];
            for (int channel = 0; channel < CHANNELS; channel++) {
                double sum = 0;
                int at = across.first()[i] * CHANNELS + channel;
                for (double weight : weights) {
                    sum += weight * row[at];
                    at += CHANNELS;
                }
                narrow[i * CHANNELS + channel] = sum;
            }
        }
    }
}
