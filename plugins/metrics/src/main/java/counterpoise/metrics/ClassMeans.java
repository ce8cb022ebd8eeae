package counterpoise.metrics;

import java.util.Arrays;

/** The mean vector of each class over the vectors added. */
final class ClassMeans {

    private final double[][] sums;
    private final int[] counts;

    /** Means of vectors of {@code width} values. */
    ClassMeans(int classes, int width) {
        this.sums = new double[classes][width];
        this.counts = new int[classes];
    }

    void add(int label, double[] vector) {
        for (int i = 0; i < vector.length; i++) {
            sums[label][i] += vector[i];
        }
        counts[label]++;
    }

    /** How many vectors class {@code label} has. */
    int count(int label) {
        return counts[label];
    }

    /** The mean of class {@code label}: NaN where it has no vector. A new array. */
    double[] mean(int label) {
        return Arrays.stream(sums[label]).map(sum -> sum / counts[label]).toArray();
    }
}
