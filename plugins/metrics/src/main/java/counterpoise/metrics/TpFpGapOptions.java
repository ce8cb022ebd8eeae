package counterpoise.metrics;

import counterpoise.api.Option;

/**
 * The options of {@code tp-fp-gap}.
 *
 * @param reading how the gap is read
 * @param trainRange what the training ranges are taken over
 */
public record TpFpGapOptions(
        @Option(value = GeneralizationGapOptions.READING, defaultValue = "text") GapReading reading,
        @Option(
                        value = "What the training ranges are taken over: `augmented`, training images and the"
                                + " synthetic embeddings of phase 2, all that the head was trained on; `original`,"
                                + " training images alone, so that over-samplers differ only by which test images"
                                + " they recognise.",
                        defaultValue = "augmented")
                TrainRange trainRange) {

    /** What training ranges are taken over. */
    public enum TrainRange {
        /** Training images and synthetic embeddings. */
        AUGMENTED,
        /** Training images alone. */
        ORIGINAL
    }
}
