package counterpoise.generative.cgan;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/** Binary cross-entropy of logits x in the mean, with sigmoid(x) the probability of being real. */
final class CganLosses {

    private CganLosses() {}

    /** Where the target is real: {@code -log(sigmoid(x)) = log(1 + exp(-x))}. */
    static NDArray real(NDArray logits) {
        return Activation.softPlus(logits.neg()).mean();
    }

    /** Where the target is generated: {@code -log(1 - sigmoid(x)) = log(1 + exp(x))}. */
    static NDArray generated(NDArray logits) {
        return Activation.softPlus(logits).mean();
    }
}
