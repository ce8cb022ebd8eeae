package counterpoise.oversamplers;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

import counterpoise.api.RandomStream;
import libsvm.svm_node;

/** Chooses the cost of a support vector machine by cross-validation. */
final class SvmCost {

    private static final int FOLDS = 5;
    private static final double[] COSTS = {0.01, 0.1, 1, 10};

    private SvmCost() {}

    /**
     * Of the costs 0.01, 0.1, 1 and 10 the one with which most samples are classified rightly by machines that learned
     * from the other four folds; the smallest of several.
     *
     * @param random deals out the folds: gives a random order of each class's samples, by label
     * @param progress told after each training which part of the work is done, up to 1; what it throws ends the work
     */
    static double best(svm_node[][] samples, int[] labels, RandomStream random, DoubleConsumer progress) {
        int[] folds = folds(labels, random);
        double best = COSTS[0];
        int mostRight = -1;
        int done = 0;
        for (double cost : COSTS) {
            int right = 0;
            for (int fold = 0; fold < FOLDS; fold++) {
                right += rightIn(fold, folds, samples, labels, cost);
                progress.accept((double) ++done / (COSTS.length * FOLDS));
            }
            if (right > mostRight) {
                mostRight = right;
                best = cost;
            }
        }
        return best;
    }

    /** The fold of each sample; each class is spread over the folds as evenly as it can be. */
    private static int[] folds(int[] labels, RandomStream random) {
        int[] folds = new int[labels.length];
        int dealt = 0;
        for (int label : Arrays.stream(labels).distinct().sorted().toArray()) {
            int[] rows = IntStream.range(0, labels.length)
                    .filter(row -> labels[row] == label)
                    .toArray();
            random.shuffle(rows);
            for (int row : rows) {
                folds[row] = dealt++ % FOLDS;
            }
        }
        return folds;
    }

    private static int rightIn(int fold, int[] folds, svm_node[][] samples, int[] labels, double cost) {
        int[] others = IntStream.range(0, folds.length)
                .filter(row -> folds[row] != fold)
                .toArray();
        RbfSvm svm = RbfSvm.train(
                Arrays.stream(others).mapToObj(row -> samples[row]).toArray(svm_node[][]::new),
                Arrays.stream(others).map(row -> labels[row]).toArray(),
                cost);
        return (int) IntStream.range(0, folds.length)
                .filter(row -> folds[row] == fold)
                .filter(row -> svm.predict(samples[row]) == labels[row])
                .count();
    }
}
