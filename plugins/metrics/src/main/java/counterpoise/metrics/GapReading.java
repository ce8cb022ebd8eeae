package counterpoise.metrics;

/**
 * How the generalization gap is read. The text of Dablain et al. 2022 (section III) and its Algorithm 1 as printed are
 * not the same function.
 */
public enum GapReading {
    /**
     * As the text says: for each feature, how far the test range reaches beyond the training range, at both ends,
     * {@code max(0, max_test - max_train) + max(0, min_train - min_test)}; never negative, and 0 inside the training
     * range.
     */
    TEXT(1) {
        @Override
        double below(double train, double test) {
            return Math.max(0, train - test);
        }

        @Override
        double above(double train, double test) {
            return Math.max(0, test - train);
        }
    },
    /**
     * As Algorithm 1 prints it: {@code min(FRange_train - FRange_test, 0)} over minima and maxima alike. Never
     * positive; for the minima it counts where the test range stays inside the training range, not where it leaves it.
     */
    PRINTED(2) {
        @Override
        double below(double train, double test) {
            return Math.min(train - test, 0);
        }

        @Override
        double above(double train, double test) {
            return Math.min(train - test, 0);
        }
    };

    /** How many images make a range. */
    private static final int FEWEST = 2;

    private final int termsPerFeature;

    GapReading(int termsPerFeature) {
        this.termsPerFeature = termsPerFeature;
    }

    /** What the minima of one feature add. */
    abstract double below(double train, double test);

    /** What the maxima of one feature add. */
    abstract double above(double train, double test);

    private double sum(FeatureRange train, FeatureRange test) {
        double sum = 0;
        for (int feature = 0; feature < train.width(); feature++) {
            sum += below(train.smallest(feature), test.smallest(feature))
                    + above(train.largest(feature), test.largest(feature));
        }
        return sum;
    }

    /**
     * The gaps of all classes, by label, summed over the features; NaN for a class with fewer than two training or test
     * images. Of none there is no range, and that of one is a point, which nearly all others lie outside of.
     *
     * @param trainCounts how many training images each class has; synthetic embeddings, which may be copies of a single
     *     one, do not count
     * @param train the range of each class, synthetic embeddings included or not
     * @param test the range of each class
     */
    double[] sums(int[] trainCounts, FeatureRange[] train, FeatureRange[] test) {
        double[] sums = new double[train.length];
        for (int label = 0; label < sums.length; label++) {
            boolean defined = trainCounts[label] >= FEWEST && test[label].count() >= FEWEST;
            sums[label] = defined ? sum(train[label], test[label]) : Double.NaN;
        }
        return sums;
    }

    /**
     * How many terms the mean of this reading is over: the features, or the minima and maxima of all features, which
     * Algorithm 1 keeps in one vector.
     */
    int terms(int width) {
        return termsPerFeature * width;
    }
}
