package counterpoise.generative.bagan;

/** How likely each class is among those that images are generated of in training. */
public enum Sampling {
    /** All classes equally. */
    UNIFORM,
    /**
     * A class with the share p of the training images by 2 / C - p of C classes, or not at all where that is negative.
     * In the authors' code, not in the paper.
     */
    REBALANCE
}
