package counterpoise.api.dataset;

/**
 * How a training image is varied each time it is shown.
 *
 * @param cropPadding pixels of black added on every side before a random part of the original size
 *     is cut out; 0 for no crop
 * @param horizontalFlip whether to mirror left and right with probability 1/2
 */
public record Augmentation(int cropPadding, boolean horizontalFlip) {

    /** Images are shown as they are. */
    public static final Augmentation NONE = new Augmentation(0, false);

    /** @throws IllegalArgumentException if {@code cropPadding} is negative */
    public Augmentation {
        if (cropPadding < 0) {
            throw new IllegalArgumentException("crop padding cannot be negative: " + cropPadding);
        }
    }
}
