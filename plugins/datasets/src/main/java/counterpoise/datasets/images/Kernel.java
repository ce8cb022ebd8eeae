package counterpoise.datasets.images;

/**
 * How a line of pixels becomes a line of another length: each new pixel is a weighted mean of those near its place. The
 * weights are those of bilinear interpolation (a triangle that falls to 0 one pixel away), the triangle made as many
 * times wider as the line gets shorter, so that every old pixel counts: the usual "bilinear with antialiasing". Lines
 * of the same length stay as they are.
 *
 * @param first the first pixel that counts, by new pixel
 * @param weights the weights of that pixel and those after it, summing to 1, by new pixel
 */
record Kernel(int[] first, double[][] weights) {

    /** From {@code length} pixels to {@code newLength}. */
    static Kernel of(int length, int newLength) {
        double scale = (double) length / newLength;
        double radius = Math.max(1, scale);
        int[] first = new int[newLength];
        double[][] weights = new double[newLength][];
        for (int i = 0; i < newLength; i++) {
            // Pixel x covers the line from x to x + 1, so that its middle lies at x + 1/2.
            double centre = (i + .5) * scale;
            first[i] = (int) Math.max(0, centre - radius + .5);
            int end = (int) Math.min(length, centre + radius + .5);
            weights[i] = new double[end - first[i]];
            double sum = 0;
            for (int j = 0; j < weights[i].length; j++) {
                weights[i][j] = Math.max(0, 1 - Math.abs(first[i] + j + .5 - centre) / radius);
                sum += weights[i][j];
            }
            for (int j = 0; j < weights[i].length; j++) {
                weights[i][j] /= sum;
            }
        }
        return new Kernel(first, weights);
    }
}
