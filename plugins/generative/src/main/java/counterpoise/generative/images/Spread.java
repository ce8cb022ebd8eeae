package counterpoise.generative.images;

/** How much samples of one class differ: from each other, and within themselves. */
final class Spread {

    private final int channels;
    private final double[] sums;
    private final double[] squares;
    private double within;
    private int count;

    /** For samples of {@code dimension} values, the channels of a pixel one after the other; 0 for embeddings. */
    Spread(int dimension, int channels) {
        this.sums = new double[dimension];
        this.squares = new double[dimension];
        this.channels = channels;
    }

    void add(float[] values) {
        for (int i = 0; i < values.length; i++) {
            sums[i] += values[i];
            squares[i] += (double) values[i] * values[i];
        }
        for (int channel = 0; channel < channels; channel++) {
            within += varianceOfChannel(values, channel) / channels;
        }
        count++;
    }

    private double varianceOfChannel(float[] values, int channel) {
        double sum = 0;
        double square = 0;
        for (int i = channel; i < values.length; i += channels) {
            sum += values[i];
            square += (double) values[i] * values[i];
        }
        return variance(sum, square, values.length / channels);
    }

    int count() {
        return count;
    }

    /** The variance over the samples of each value, in the mean over the values; 0 without samples. */
    double betweenSamples() {
        double total = 0;
        for (int i = 0; i < sums.length; i++) {
            total += variance(sums[i], squares[i], count);
        }
        return total / sums.length;
    }

    /** The variance over the pixels of each channel, in the mean over channels and samples; 0 for embeddings. */
    double withinSamples() {
        return count == 0 ? 0 : within / count;
    }

    private static double variance(double sum, double square, int numbers) {
        return numbers == 0 ? 0 : Math.max(0, square / numbers - (sum / numbers) * (sum / numbers));
    }
}
