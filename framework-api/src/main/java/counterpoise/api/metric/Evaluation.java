package counterpoise.api.metric;

import java.util.List;
import java.util.function.IntToDoubleFunction;

import counterpoise.api.Samples;

/**
 * One finished trial, as metrics see it: all plain Java. What is expensive is computed once and shared by all metrics.
 * Every method has a default that throws, or calls another, so that a test needs to give only what its metric uses.
 */
public interface Evaluation {

    /** The names of the classes, by label. */
    default List<String> classNames() {
        throw new UnsupportedOperationException("this evaluation has no class names");
    }

    /** Truth against prediction on the test set; see {@link #testPrediction}. */
    default ConfusionMatrix confusionMatrix() {
        throw new UnsupportedOperationException("this evaluation has no confusion matrix");
    }

    /** The number of test images. */
    default int testCount() {
        throw new UnsupportedOperationException("this evaluation has no test images");
    }

    /** The logits of test image {@code row}, by class. A new array. */
    default float[] testLogits(int row) {
        throw new UnsupportedOperationException("this evaluation has no logits");
    }

    /** The class that test image {@code row} was taken for: that of the largest logit, the first of equal ones. */
    default int testPrediction(int row) {
        float[] logits = testLogits(row);
        return classOf(logits.length, label -> logits[label]);
    }

    /** The class that logits speak for, as {@link #testPrediction} has it: of the largest, the first of equal ones. */
    static int classOf(int classes, IntToDoubleFunction logits) {
        int largest = 0;
        for (int label = 1; label < classes; label++) {
            if (logits.applyAsDouble(label) > logits.applyAsDouble(largest)) {
                largest = label;
            }
        }
        return largest;
    }

    /** The true label of test image {@code row}. */
    default int testLabel(int row) {
        throw new UnsupportedOperationException("this evaluation has no test labels");
    }

    /** How many training images each class has, before any over-sampling, by label. A new array. */
    default int[] trainCounts() {
        throw new UnsupportedOperationException("this evaluation has no training counts");
    }

    /**
     * The embeddings of the training images, un-augmented and without synthetic images; needs
     * {@link Metric.Need#EMBEDDINGS}.
     */
    default Samples trainEmbeddings() {
        throw new UnsupportedOperationException("this evaluation has no embeddings");
    }

    /** The same, followed by the synthetic embeddings of phase 2; needs {@link Metric.Need#EMBEDDINGS}. */
    default Samples augmentedEmbeddings() {
        throw new UnsupportedOperationException("this evaluation has no embeddings");
    }

    /** The embeddings of the test images; needs {@link Metric.Need#EMBEDDINGS}. */
    default Samples testEmbeddings() {
        throw new UnsupportedOperationException("this evaluation has no embeddings");
    }

    /**
     * The head that phase 1 trained; needs {@link Metric.Need#HEADS}.
     *
     * @throws UnsupportedOperationException if there was no phase 1, because the dataset brings embeddings of its own;
     *     a metric that has something to say all the same catches it and gives NaN for the rest; one that has not lets
     *     it pass, and is left out of the trial with a warning
     */
    default ClassifierHead headBefore() {
        throw new UnsupportedOperationException("this evaluation has no heads");
    }

    /**
     * The head that was evaluated: that of phase 3, or of phase 1 where phase 3 handed it on; needs
     * {@link Metric.Need#HEADS}.
     */
    default ClassifierHead headAfter() {
        throw new UnsupportedOperationException("this evaluation has no heads");
    }
}
