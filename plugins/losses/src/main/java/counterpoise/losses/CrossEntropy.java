package counterpoise.losses;

import ai.djl.ndarray.NDArray;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;

/**
 * Softmax cross-entropy {@code -ln p_y}, the mean over the batch weighted by the class of each sample: {@code sum(w_y
 * l) / sum(w_y)}, as PyTorch's cross-entropy with class weights has it.
 *
 * <p>With label smoothing {@code l = -sum_j(t_j w_j ln p_j)}, where the targets {@code t} sum to 1, again divided by
 * {@code sum(w_y)}: PyTorch weighs each term by the class that it speaks of, not by the class of the sample.
 */
final class CrossEntropy implements Loss {

    private final double labelSmoothing;

    CrossEntropy(double labelSmoothing) {
        this.labelSmoothing = labelSmoothing;
    }

    @Override
    public NDArray compute(LossInput input) {
        NDArray weights = LossTerms.sampleWeights(input);
        if (labelSmoothing == 0) {
            NDArray losses =
                    LossTerms.logLikelihood(input.logits(0), input.labels()).neg();
            return LossTerms.weightedMean(losses, weights);
        }
        NDArray targets = LossTerms.smoothed(LossTerms.oneHot(input), labelSmoothing);
        NDArray logProbabilities = input.logits(0).logSoftmax(1);
        return logProbabilities
                .mul(targets.mul(input.classWeights()))
                .sum()
                .div(weights.sum())
                .neg();
    }
}
