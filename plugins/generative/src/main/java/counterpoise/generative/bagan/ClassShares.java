package counterpoise.generative.bagan;

import java.util.Arrays;

import counterpoise.api.RandomStream;

/** With which probability each class is drawn. Classes without training images never are. */
final class ClassShares {

    private final double[] shares;

    private ClassShares(double[] shares) {
        this.shares = shares;
    }

    /**
     * The shares in training.
     *
     * @param counts the number of training images of each class, of at least one of them above 0
     */
    static ClassShares of(Sampling sampling, int[] counts) {
        double total = Arrays.stream(counts).sum();
        double uniform = 1.0 / present(counts);
        double[] weights = Arrays.stream(counts)
                .mapToDouble(count -> weight(sampling, count, count / total, uniform))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return new ClassShares(
                Arrays.stream(weights).map(weight -> weight / sum).toArray());
    }

    private static double weight(Sampling sampling, int count, double prior, double uniform) {
        if (count == 0) {
            return 0;
        }
        return switch (sampling) {
            case UNIFORM -> uniform;
            case REBALANCE -> Math.max(0, 2 * uniform - prior);
        };
    }

    /** How many classes have training images. */
    static int present(int[] counts) {
        return (int) Arrays.stream(counts).filter(count -> count > 0).count();
    }

    /** The share of each class, by label; their sum is 1. */
    double[] toArray() {
        return shares.clone();
    }

    /** Draws labels. */
    int[] draw(int count, RandomStream stream) {
        int[] labels = new int[count];
        Arrays.setAll(labels, i -> at(stream.nextDouble()));
        return labels;
    }

    /** The label whose part of the range from 0 to 1 holds {@code position}. */
    private int at(double position) {
        double end = 0;
        int last = 0;
        for (int label = 0; label < shares.length; label++) {
            if (shares[label] > 0) {
                end += shares[label];
                last = label;
                if (position < end) {
                    return label;
                }
            }
        }
        // The shares add up to 1 but for rounding.
        return last;
    }
}
