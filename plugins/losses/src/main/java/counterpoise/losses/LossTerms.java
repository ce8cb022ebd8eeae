package counterpoise.losses;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import counterpoise.api.loss.LossInput;

/** What the losses have in common. Every result belongs to the manager of the first argument's arrays. */
final class LossTerms {

    /** The smallest difference of a float32 from 1, from below. */
    private static final double SMALLEST_DIFFERENCE_FROM_ONE = Math.scalb(1.0, -24);

    private LossTerms() {}

    /** The logarithm of the probability of each sample's true class: (batch, 1), from logits (batch, classes). */
    static NDArray logLikelihood(NDArray logits, NDArray labels) {
        return logits.logSoftmax(1).gather(labels.expandDims(1), 1);
    }

    /** The weight of each sample's class: (batch, 1). */
    static NDArray sampleWeights(LossInput input) {
        NDArray trueClass = input.labels().expandDims(1);
        return input.classWeights().take(trueClass.getManager(), trueClass);
    }

    /** {@code sum(w_i l_i) / sum(w_i)}, the weighted mean of PyTorch's losses; both arguments are (batch, 1). */
    static NDArray weightedMean(NDArray losses, NDArray weights) {
        return losses.mul(weights).sum().div(weights.sum());
    }

    /** The true classes, one-hot: (batch, classes). */
    static NDArray oneHot(LossInput input) {
        long classes = input.logits(0).getShape().get(1);
        return input.labels().oneHot(Math.toIntExact(classes), DataType.FLOAT32);
    }

    /**
     * Targets with label smoothing: {@code 1 - e + e/C} for the true class, {@code e/C} for each other (Szegedy et al.
     * 2016, section 7).
     *
     * @param trueClasses one-hot, (batch, classes)
     */
    static NDArray smoothed(NDArray trueClasses, double smoothing) {
        NDManager batch = trueClasses.getManager();
        long classes = trueClasses.getShape().get(1);
        return trueClasses.mul(scalar(batch, 1 - smoothing)).add(scalar(batch, smoothing / classes));
    }

    /**
     * {@code (1 - p)^gamma}, which makes little of what is classified well (Lin et al. 2017, equation 4). Where
     * {@code p} is 1 within rounding, {@code 1 - p} is held just above 0: the slope of the power is infinite at 0 for
     * a {@code gamma} below 1.
     *
     * @param logProbabilities {@code ln p}, of any shape
     */
    static NDArray focus(NDArray logProbabilities, double gamma) {
        NDManager batch = logProbabilities.getManager();
        return scalar(batch, 1)
                .sub(logProbabilities.exp())
                .maximum(scalar(batch, SMALLEST_DIFFERENCE_FROM_ONE))
                .pow(scalar(batch, gamma));
    }

    /** A scalar that the device fills in itself; a number given to an operation would be copied there, and waited for. */
    static NDArray scalar(NDManager manager, double value) {
        return manager.full(new Shape(), (float) value, DataType.FLOAT32);
    }
}
