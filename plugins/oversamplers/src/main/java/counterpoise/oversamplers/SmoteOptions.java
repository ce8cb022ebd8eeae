package counterpoise.oversamplers;

import counterpoise.api.Option;

/**
 * The options of {@code smote}.
 *
 * @param k the size of the neighbourhoods within the class
 */
public record SmoteOptions(
        @Option(
                        value = "How many nearest neighbours of a sample within its class it is interpolated with; more"
                                + " spread the synthetic samples over the class, fewer keep them near existing ones;"
                                + " a class of fewer than k + 1 samples uses all it has, with a warning.",
                        defaultValue = "5",
                        range = "[1, )")
                int k) {}
