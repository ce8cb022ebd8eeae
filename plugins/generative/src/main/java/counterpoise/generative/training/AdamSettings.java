package counterpoise.generative.training;

/**
 * How {@link Adam} steps.
 *
 * @param learningRate the size of a step, above 0
 * @param beta1 the share of the mean of the gradients that one step leaves
 * @param beta2 the share of the mean of their squares that one step leaves
 * @param epsilon what is added to the root of that mean, so that nothing is divided by 0
 * @param place where epsilon is added
 */
public record AdamSettings(double learningRate, double beta1, double beta2, double epsilon, EpsilonPlace place) {

    /** The two readings of Adam; they differ where gradients are near 0, and most in the first steps. */
    public enum EpsilonPlace {
        /** To the root that has been corrected for its start at 0: the paper's algorithm 1, and PyTorch. */
        AFTER_CORRECTION,
        /** To the root as it is: the paper's "epsilon hat" at the end of section 2, and Keras. */
        BEFORE_CORRECTION
    }

    /** As PyTorch has it where only the rate and beta1 are given: beta2 0.999, epsilon 1e-8. */
    public static AdamSettings pyTorch(double learningRate, double beta1) {
        return new AdamSettings(learningRate, beta1, 0.999, 1e-8, EpsilonPlace.AFTER_CORRECTION);
    }

    /** As Keras has it where only the rate and beta1 are given: beta2 0.999, epsilon 1e-7. */
    public static AdamSettings keras(double learningRate, double beta1) {
        return new AdamSettings(learningRate, beta1, 0.999, 1e-7, EpsilonPlace.BEFORE_CORRECTION);
    }
}
