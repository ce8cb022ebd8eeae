package counterpoise.api.metric;

/**
 * How often each class was taken for each, and the scores that follow. Cannot be changed.
 *
 * <p>Where every class occurs, definitions are those of the paper's code (imbalanced-learn 0.9 and scikit-learn with
 * {@code average="macro"}). A class without samples counts here all the same, with the recall 0, and with the F1 1 if
 * it is never predicted either; scikit-learn leaves it out of some scores and not of others.
 */
public final class ConfusionMatrix {

    private final long[][] counts;

    /**
     * @param counts rows are true classes, columns predicted ones; copied
     * @throws IllegalArgumentException if it is not square, empty, or holds a negative number
     */
    public ConfusionMatrix(long[][] counts) {
        if (counts.length == 0) {
            throw new IllegalArgumentException("a confusion matrix needs at least one class");
        }
        this.counts = new long[counts.length][];
        for (int truth = 0; truth < counts.length; truth++) {
            if (counts[truth].length != counts.length) {
                throw new IllegalArgumentException("row %d of the confusion matrix has %d columns, not %d"
                        .formatted(truth, counts[truth].length, counts.length));
            }
            this.counts[truth] = counts[truth].clone();
            for (long count : counts[truth]) {
                if (count < 0) {
                    throw new IllegalArgumentException("a count in the confusion matrix is negative: " + count);
                }
            }
        }
    }

    /**
     * The matrix of predictions against the truth.
     *
     * @param classes the number of classes, at least 1
     * @param truth the true labels, from 0 to {@code classes - 1}
     * @param predicted the predicted labels, in the order of the true ones, from 0 to {@code classes - 1}
     * @throws IllegalArgumentException if there are not as many predictions as true labels, or a label is out of range
     */
    public static ConfusionMatrix of(int classes, int[] truth, int[] predicted) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(
                    "%d true labels, but %d predictions".formatted(truth.length, predicted.length));
        }
        long[][] counts = new long[classes][classes];
        for (int i = 0; i < truth.length; i++) {
            requireLabel(classes, "true", i, truth[i]);
            requireLabel(classes, "predicted", i, predicted[i]);
            counts[truth[i]][predicted[i]]++;
        }
        return new ConfusionMatrix(counts);
    }

    private static void requireLabel(int classes, String which, int index, int label) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("the %s label at index %d is %d, but labels go from 0 to %d"
                    .formatted(which, index, label, classes - 1));
        }
    }

    /** The number of classes. */
    public int classes() {
        return counts.length;
    }

    /** How many samples of class {@code truth} were taken for class {@code predicted}. */
    public long count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** How many samples of class {@code label} there are. */
    public long support(int label) {
        long sum = 0;
        for (long count : counts[label]) {
            sum += count;
        }
        return sum;
    }

    /** How many samples were taken for class {@code label}. */
    public long predicted(int label) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[label];
        }
        return sum;
    }

    /** The number of samples. */
    public long total() {
        long sum = 0;
        for (int label = 0; label < classes(); label++) {
            sum += support(label);
        }
        return sum;
    }

    /** The share of class {@code label} that was recognised: TP / (TP + FN); 0 where the class has no samples. */
    public double recall(int label) {
        return ratio(counts[label][label], support(label), 0);
    }

    /**
     * The share of the other classes that was not taken for {@code label}: TN / (TN + FP); 0 where there are no others.
     */
    public double specificity(int label) {
        long others = total() - support(label);
        long falsePositives = predicted(label) - counts[label][label];
        return ratio(others - falsePositives, others, 0);
    }

    /**
     * The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN); 1 where the class neither
     * occurs nor is predicted.
     */
    public double f1(int label) {
        return ratio(2 * counts[label][label], support(label) + predicted(label), 1);
    }

    /** The share of samples that were recognised. */
    public double accuracy() {
        long hits = 0;
        for (int label = 0; label < classes(); label++) {
            hits += counts[label][label];
        }
        return ratio(hits, total(), 0);
    }

    /** Balanced accuracy (BAC): the mean recall over all classes, not adjusted for chance. */
    public double balancedAccuracy() {
        double sum = 0;
        for (int label = 0; label < classes(); label++) {
            sum += recall(label);
        }
        return sum / classes();
    }

    /**
     * The paper's GM: the geometric mean of macro-averaged recall and macro-averaged specificity,
     * {@code sqrt(mean(recall) * mean(specificity))}.
     */
    public double geometricMean() {
        double specificity = 0;
        for (int label = 0; label < classes(); label++) {
            specificity += specificity(label);
        }
        return Math.sqrt(balancedAccuracy() * (specificity / classes()));
    }

    /**
     * The geometric mean of the recalls, {@code (prod recall)^(1/classes)}: 0 as soon as one class is never
     * recognised. Not the paper's GM.
     */
    public double geometricMeanOfRecalls() {
        double logarithms = 0;
        for (int label = 0; label < classes(); label++) {
            logarithms += Math.log(recall(label));
        }
        return Math.exp(logarithms / classes());
    }

    /** The paper's FM: the mean F1 over the classes. */
    public double macroF1() {
        double sum = 0;
        for (int label = 0; label < classes(); label++) {
            sum += f1(label);
        }
        return sum / classes();
    }

    private static double ratio(long part, long whole, double ofNothing) {
        return whole == 0 ? ofNothing : (double) part / whole;
    }
}
