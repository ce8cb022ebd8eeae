package counterpoise.metrics;

import java.util.Arrays;

/** The fewest features by which a prediction stands. */
final class MinimalSet {

    private MinimalSet() {}

    /**
     * The indices of the entries that are needed: on the bias and all negative entries of the predicted class, its
     * positive entries are added, largest first, until the sum reaches the runner-up's logit. None where the bias alone
     * suffices. Never more than the positive entries, with which the sum is the logit of the prediction itself.
     *
     * @param classificationEmbedding that of the predicted class
     * @param bias that of the predicted class
     * @param runnerUp the largest logit of the other classes
     */
    static int[] of(double[] classificationEmbedding, double bias, double runnerUp) {
        double sum = bias
                + Arrays.stream(classificationEmbedding)
                        .filter(value -> value < 0)
                        .sum();
        int[] descending = TopK.descending(classificationEmbedding);
        int count = 0;
        while (count < descending.length && sum < runnerUp && classificationEmbedding[descending[count]] > 0) {
            sum += classificationEmbedding[descending[count]];
            count++;
        }
        return Arrays.copyOf(descending, count);
    }
}
