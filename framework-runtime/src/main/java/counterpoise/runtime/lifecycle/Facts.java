package counterpoise.runtime.lifecycle;

/** The names of the small facts that stages leave in {@code stage.json} for later stages and reports. */
public final class Facts {

    /** Images that are trained on, without synthetic ones. */
    public static final String TRAIN_IMAGES = "train_images";

    /** Images held out of the training images. */
    public static final String VALIDATION_IMAGES = "validation_images";

    /** Images that are trained on, by class. */
    public static final String TRAIN_COUNTS = "train_counts";

    /** The names of the classes. */
    public static final String CLASS_NAMES = "class_names";

    /** SHA-256 of the rows that are trained on. */
    public static final String SUBSET_DIGEST = "subset_sha256";

    /** Synthetic samples that were made. */
    public static final String SYNTHETIC = "synthetic_images";

    /** Synthetic samples that were made, by class. */
    public static final String SYNTHETIC_COUNTS = "synthetic_counts";

    /** Numbers that are trained. */
    public static final String PARAMETERS = "parameters";

    /** Seconds of work, summed over all attempts; evaluation along the way not counted. */
    public static final String SECONDS = "seconds";

    /** The best epochs, as {@link counterpoise.runtime.training.Best} writes them. */
    public static final String BEST = "best";

    /** The number of epochs trained. */
    public static final String EPOCHS = "epochs";

    /** The name of the head in the state dict. */
    public static final String HEAD_NAME = "head_name";

    /**
     * The kind of the head of phase 1, a constant of {@link counterpoise.api.loss.Loss.Head}; missing where there was
     * no phase 1.
     */
    public static final String HEAD_KIND = "head_kind";

    /** What the user should know. */
    public static final String WARNINGS = "warnings";

    private Facts() {}
}
