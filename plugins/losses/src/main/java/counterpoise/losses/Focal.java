package counterpoise.losses;

import ai.djl.ndarray.NDArray;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;

/**
 * The focal loss of Lin et al. (2017) on the softmax, without their {@code alpha}: the mean over the batch of {@code
 * (1 - q)^gamma l}, with {@code l = -w_y ln p_y} and {@code q = e^-l}.
 *
 * <p>So it stands in the code of Cao et al. (2019) and of the paper, and it has two consequences where classes are
 * weighted. The focus looks at {@code q = p_y^w}, not at {@code p_y}: a heavy class is taken for a hard one. And the
 * mean divides by the size of the batch, not by the sum of the weights.
 */
final class Focal implements Loss {

    private final double gamma;

    Focal(double gamma) {
        this.gamma = gamma;
    }

    @Override
    public NDArray compute(LossInput input) {
        NDArray logLikelihood = LossTerms.logLikelihood(input.logits(0), input.labels());
        NDArray weighted = logLikelihood.mul(LossTerms.sampleWeights(input));
        NDArray focused = gamma == 0 ? weighted : weighted.mul(LossTerms.focus(weighted, gamma));
        return focused.mean().neg();
    }
}
