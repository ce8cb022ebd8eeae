package counterpoise.losses;

import ai.djl.ndarray.NDArray;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;

/**
 * The asymmetric loss of Ridnik et al. (2021) in the form that their code has for one label an image: {@code -sum_j(t_j
 * a_j ln p_j)} with smoothed targets {@code t}, {@code a_y = (1 - p_y)^gamma-positive} and {@code a_j =
 * p_j^gamma-negative} for all others. Gradients flow through {@code a} too; there is no clipping.
 *
 * <p>The published form knows no class weights. Here each sample is weighted by its class and the sum divided by {@code
 * sum(w_y)}, which is the published mean where all weights are equal.
 */
final class Asymmetric implements Loss {

    private final AsymmetricOptions options;

    Asymmetric(AsymmetricOptions options) {
        this.options = options;
    }

    @Override
    public NDArray compute(LossInput input) {
        NDArray trueClasses = LossTerms.oneHot(input);
        NDArray logProbabilities = input.logits(0).logSoftmax(1);
        NDArray targets = LossTerms.smoothed(trueClasses, options.labelSmoothing());
        NDArray losses = logProbabilities
                .mul(targets.mul(focus(logProbabilities, trueClasses)))
                .sum(new int[] {1}, true)
                .neg();
        return LossTerms.weightedMean(losses, LossTerms.sampleWeights(input));
    }

    /** {@code a}: (batch, classes). */
    private NDArray focus(NDArray logProbabilities, NDArray trueClasses) {
        NDArray one = LossTerms.scalar(logProbabilities.getManager(), 1);
        NDArray gammaNegative = LossTerms.scalar(logProbabilities.getManager(), options.gammaNegative());
        NDArray others = one.sub(trueClasses);
        // p^gamma from ln p: unlike the power, it has a finite slope at p = 0.
        NDArray ofOthers = logProbabilities.mul(gammaNegative).exp().mul(others);
        NDArray ofTrue = options.gammaPositive() == 0
                ? trueClasses
                : LossTerms.focus(logProbabilities, options.gammaPositive()).mul(trueClasses);
        return ofOthers.add(ofTrue);
    }
}
