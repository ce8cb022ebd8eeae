package counterpoise.testkit;

import java.util.Arrays;
import java.util.stream.IntStream;

import counterpoise.api.Samples;

/** Where an over-sampler promises its synthetic samples to lie, among the training samples. */
public enum Reach {
    /** Nothing is promised. */
    ANYWHERE,
    /** Each is a sample of its class again. */
    A_SAMPLE_OF_ITS_CLASS,
    /** Each lies between two samples of its class, or is one of them. */
    BETWEEN_TWO_OF_ITS_CLASS,
    /** Each lies between two samples of one class, be it its own or not, or is one of them. */
    BETWEEN_TWO_OF_A_CLASS,
    /**
     * No value of it is below the least or above the largest that samples of its class have there: so it is of every
     * mean of them, whatever the weights.
     */
    WITHIN_THE_BOUNDS_OF_ITS_CLASS,
    /**
     * Each lies between any two samples, or is one of them. Of a batch over-sampler: each image is the weighted mean,
     * at the weight of the batch, of an image of its first label and one of its second.
     */
    BETWEEN_ANY_TWO;

    /** Rounding to 32 bits, and more than once. */
    private static final double TOLERANCE = 1e-5;

    /** Whether the over-sampler makes its samples from several of one class, and so needs them. */
    boolean interpolatesWithinAClass() {
        return this == BETWEEN_TWO_OF_ITS_CLASS
                || this == BETWEEN_TWO_OF_A_CLASS
                || this == WITHIN_THE_BOUNDS_OF_ITS_CLASS;
    }

    /** Whether a synthetic sample lies where it was promised. */
    boolean holds(Samples train, int label, float[] values) {
        return switch (this) {
            case ANYWHERE -> true;
            case A_SAMPLE_OF_ITS_CLASS ->
                IntStream.of(train.rowsOf(label)).anyMatch(row -> Arrays.equals(train.row(row), values));
            case BETWEEN_TWO_OF_ITS_CLASS -> isBetweenTwoOf(train, train.rowsOf(label), values);
            case BETWEEN_TWO_OF_A_CLASS ->
                IntStream.range(0, train.classes()).anyMatch(any -> isBetweenTwoOf(train, train.rowsOf(any), values));
            case WITHIN_THE_BOUNDS_OF_ITS_CLASS -> isWithinTheBoundsOf(train, train.rowsOf(label), values);
            case BETWEEN_ANY_TWO ->
                isBetweenTwoOf(train, IntStream.range(0, train.count()).toArray(), values);
        };
    }

    private static boolean isWithinTheBoundsOf(Samples train, int[] rows, float[] values) {
        float[][] samples = IntStream.of(rows).mapToObj(train::row).toArray(float[][]::new);
        for (int i = 0; i < values.length; i++) {
            double least = Double.POSITIVE_INFINITY;
            double largest = Double.NEGATIVE_INFINITY;
            for (float[] sample : samples) {
                least = Math.min(least, sample[i]);
                largest = Math.max(largest, sample[i]);
            }
            double slack = TOLERANCE * Math.max(1, Math.max(Math.abs(least), Math.abs(largest)));
            if (!(values[i] >= least - slack && values[i] <= largest + slack)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBetweenTwoOf(Samples train, int[] rows, float[] values) {
        float[][] samples = IntStream.of(rows).mapToObj(train::row).toArray(float[][]::new);
        for (int i = 0; i < samples.length; i++) {
            for (int j = i; j < samples.length; j++) {
                if (isBetween(samples[i], samples[j], values)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isBetween(float[] one, float[] other, float[] values) {
        double along = 0;
        double length = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = (double) other[i] - one[i];
            along += difference * ((double) values[i] - one[i]);
            length += difference * difference;
        }
        double fraction = length == 0 ? 0 : Math.min(1, Math.max(0, along / length));
        for (int i = 0; i < values.length; i++) {
            double expected = one[i] + fraction * ((double) other[i] - one[i]);
            if (!(Math.abs(values[i] - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
                return false;
            }
        }
        return true;
    }
}
