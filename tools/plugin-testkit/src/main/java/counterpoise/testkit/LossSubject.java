package counterpoise.testkit;

import java.util.function.Supplier;

import counterpoise.api.loss.Loss;

/**
 * A loss to examine.
 *
 * @param product makes a new one
 * @param divisor what it is said to divide the sum over the batch by
 */
public record LossSubject(Supplier<Loss> product, Divisor divisor) {

    /** What a loss divides the sum over its batch by. */
    public enum Divisor {
        /**
         * The sum of the samples' weights, as {@link counterpoise.api.loss.LossInput#classWeights
         * LossInput.classWeights} asks of every loss that is not published otherwise.
         */
        SUM_OF_WEIGHTS,
        /** Something else, because it is published so. */
        OTHER,
        /** Nobody has said: whether a loss is published otherwise cannot be seen in it. */
        NOT_SAID
    }

    /** A loss that divides by the sum of its samples' weights. */
    public static LossSubject of(Supplier<Loss> product) {
        return new LossSubject(product, Divisor.SUM_OF_WEIGHTS);
    }
}
