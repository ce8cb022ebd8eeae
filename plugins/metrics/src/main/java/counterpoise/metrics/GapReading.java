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

    private final int termsPerFeature;

    GapReading(int termsPerFeature) {
        this.termsPerFeature = termsPerFeature;
    }

    /** What the minima of one feature add. */
    abstract double below(double train, double test);

    /** What the maxima of one feature add. */
    abstract double above(double train, double test);

    /** The gap of one class, summed over the features; NaN where either side has no embedding. */
    double sum(FeatureRange train, FeatureRange test) {
        if (train.count() == 0 || test.count() == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int feature = 0; feature < train.width(); feature++) {
            sum += below(train.smallest(feature), test.smallest(feature))
                    + above(train.largest(feature), test.largest(feature));
        }
        return sum;
    }

    /** The gaps of all classes, by label; see {@link #sum}. */
    double[] sums(FeatureRange[] train, FeatureRange[] test) {
        double[] sums = new double[train.length];
        for (int label = 0; label < sums.length; label++) {
            sums[label] = sum(train[label], test[label]);
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
