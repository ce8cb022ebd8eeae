package counterpoise.testkit;

import java.util.function.Supplier;

import counterpoise.api.loss.Loss;

/**
 * A loss to examine.
 *
 * @param product makes a new one
 * @param dividesByTheWeights whether it divides by the sum of its samples' weights, as
 *     {@link counterpoise.api.loss.LossInput#classWeights LossInput.classWeights} asks of every loss that is not
 *     published otherwise
 */
public record LossSubject(Supplier<Loss> product, boolean dividesByTheWeights) {

    /** A loss that divides by the sum of its samples' weights. */
    public static LossSubject of(Supplier<Loss> product) {
        return new LossSubject(product, true);
    }
}
