package counterpoise.runtime.training;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

import counterpoise.runtime.config.ReWeighting;

/**
 * What weighs the classes in the loss, and from when on.
 *
 * @param scheme makes a weight of a class's count
 * @param beta of the effective number, from 0 to 1 (exclusive)
 * @param deferredFrom the epoch, from 0, from which the weights apply; before it all are 1 (Cao et al. 2019, section
 *     3.3, deferred re-weighting)
 */
public record ClassWeighting(ReWeighting scheme, double beta, int deferredFrom) {

    /** All classes weigh alike in every epoch. */
    public static final ClassWeighting EQUAL = new ClassWeighting(ReWeighting.NONE, 0, 0);

    /** Whether the weights apply in {@code epoch}, from 0. */
    boolean appliesIn(int epoch) {
        return epoch >= deferredFrom;
    }

    /**
     * The weight of each class once the weights apply. They sum to the number of classes (Cui et al. 2019, section 4);
     * a class without samples weighs 0 and is not counted.
     *
     * @param counts how many samples of each class there are, by label
     */
    float[] weights(int[] counts) {
        return switch (scheme) {
            case NONE -> equal(counts.length);
            case INVERSE -> weights(counts, count -> 1.0 / count);
            case EFFECTIVE_NUMBER -> weights(counts, count -> 1 / effectiveNumber(count));
        };
    }

    /** All weights 1. */
    static float[] equal(int classes) {
        float[] weights = new float[classes];
        Arrays.fill(weights, 1);
        return weights;
    }

    /**
     * {@code (1 - beta^n) / (1 - beta)} (Cui et al. 2019, equation 2) but for the factor that all classes share.
     * {@code 1 - beta^n} would lose its digits where beta is nearly 1.
     */
    private double effectiveNumber(int count) {
        return -Math.expm1(count * Math.log(beta));
    }

    private static float[] weights(int[] counts, IntToDoubleFunction weightOf) {
        double[] raw = Arrays.stream(counts)
                .mapToDouble(count -> count == 0 ? 0 : weightOf.applyAsDouble(count))
                .toArray();
        long present = Arrays.stream(counts).filter(count -> count > 0).count();
        double scale = present / Arrays.stream(raw).sum();
        float[] weights = new float[counts.length];
        for (int label = 0; label < weights.length; label++) {
            weights[label] = (float) (raw[label] * scale);
        }
        return weights;
    }
}
