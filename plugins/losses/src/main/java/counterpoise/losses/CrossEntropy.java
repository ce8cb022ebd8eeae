package counterpoise.losses;

import ai.djl.ndarray.NDArray;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;

/**
 * Softmax cross-entropy {@code -ln p_y}, the mean over the batch weighted by the class of each sample: {@code sum(w_y
 * l) / sum(w_y)}, as PyTorch's cross-entropy with class weights has it.
 */
final class CrossEntropy implements Loss {

    @Override
    public NDArray compute(LossInput input) {
        NDArray trueClass = input.labels().expandDims(1);
        NDArray logLikelihood = input.logits(0).logSoftmax(1).gather(trueClass, 1);
        NDArray weight = input.classWeights().take(trueClass.getManager(), trueClass);
        return logLikelihood.mul(weight).sum().div(weight.sum()).neg();
    }
}
