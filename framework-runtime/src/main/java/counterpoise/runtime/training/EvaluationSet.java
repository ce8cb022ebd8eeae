package counterpoise.runtime.training;

/** The sets that a training is watched on; neither is trained on. */
public enum EvaluationSet {
    /** A part held out of the training images. */
    VALIDATION,
    /** The test images. What is chosen by them looks better than it is. */
    TEST
}
