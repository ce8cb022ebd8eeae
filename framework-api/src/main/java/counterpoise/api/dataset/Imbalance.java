package counterpoise.api.dataset;

import java.util.OptionalInt;

/**
 * How many training images of each class an experiment keeps; the class with label 0 is the largest. The counts follow
 * Cui et al. (2019) and Cao et al. (2019), see each profile.
 *
 * @param profile the shape of the counts over the classes
 * @param ratio the largest class's count divided by the smallest's, at least 1
 * @param largest the count of the largest class for a profile with a ratio, at least 1; where empty, that of the
 *     largest class there is
 */
public record Imbalance(Profile profile, double ratio, OptionalInt largest) {

    /** Every image is kept. */
    public static final Imbalance NONE = new Imbalance(Profile.NONE, 1);

    /** @throws IllegalArgumentException if {@code ratio} or {@code largest} is below 1 */
    public Imbalance {
        if (!(ratio >= 1)) {
            throw new IllegalArgumentException("the imbalance ratio must be at least 1, not " + ratio);
        }
        if (largest.orElse(1) < 1) {
            throw new IllegalArgumentException("the largest class must have at least 1 image, not " + largest);
        }
    }

    /**
     * Counts below that of the largest class there is.
     *
     * @throws IllegalArgumentException if {@code ratio} is below 1
     */
    public Imbalance(Profile profile, double ratio) {
        this(profile, ratio, OptionalInt.empty());
    }

    /** The shapes that class counts may have. */
    public enum Profile {
        /** {@code floor(max * (1/ratio)^(i/(classes-1)))} images of class {@code i}. */
        EXPONENTIAL,
        /**
         * {@code max} images of each class of the first half, {@code floor(max * (1/ratio))} of the others: the inverse
         * is rounded first, as in the published programs, so that of 49 images a ratio of 49 leaves none.
         */
        STEP,
        /** All images. */
        NONE,
        /** As many as the configuration says for each class. */
        COUNTS
    }
}
