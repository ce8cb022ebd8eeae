package ${package};

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;

/**
 * Cross-entropy against targets of {@code 1 - s + s/C} for the true class and {@code s/C} for each other (Szegedy et
 * al. 2016, section 7): of each sample {@code -(1 - s) ln p_y - s mean_j(ln p_j)}, of a batch {@code sum(w_y l) /
 * sum(w_y)}.
 */
final class ${className}Loss implements Loss {

    private final double smoothing;

    ${className}Loss(double smoothing) {
        this.smoothing = smoothing;
    }

    @Override
    public NDArray compute(LossInput input) {
        // Every operation begins with an array of the batch, so that its result is closed with the batch.
        NDArray logProbabilities = input.logits(0).logSoftmax(1);
        NDArray trueClass = input.labels().expandDims(1);
        NDManager batch = logProbabilities.getManager();
        NDArray ofTrueClass = logProbabilities.gather(trueClass, 1).mul(scalar(batch, smoothing - 1));
        NDArray ofAllClasses = logProbabilities.mean(new int[] {1}, true).mul(scalar(batch, smoothing));
        NDArray weights = input.classWeights().take(batch, trueClass);
        return ofTrueClass.sub(ofAllClasses).mul(weights).sum().div(weights.sum());
    }

    /** Filled in by the device; a number given to an operation would be copied there, and waited for. */
    private static NDArray scalar(NDManager manager, double value) {
        return manager.full(new Shape(), (float) value, DataType.FLOAT32);
    }
}
