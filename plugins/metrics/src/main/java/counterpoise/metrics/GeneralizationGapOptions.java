package counterpoise.metrics;

import counterpoise.api.Option;

/**
 * The options of {@code generalization-gap}.
 *
 * @param reading how the gap is read
 */
public record GeneralizationGapOptions(
        @Option(value = GeneralizationGapOptions.READING, defaultValue = "text") GapReading reading) {

    static final String READING =
            "How the gap of a class is read: `text`, by how much the test range of each feature reaches beyond its"
                    + " training range at either end, 0 inside it, as the paper's text says; `printed`, the minimum"
                    + " of 0 and training minus test, over the minima and the maxima of all features, as its"
                    + " Algorithm 1 is printed: never positive, and blind to test minima below the training range.";
}
