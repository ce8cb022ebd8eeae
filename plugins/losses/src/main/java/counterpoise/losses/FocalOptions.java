package counterpoise.losses;

import counterpoise.api.Option;

/**
 * The options of {@link FocalPlugin}.
 *
 * @param gamma the exponent of {@code (1 - p_y)^gamma}
 */
public record FocalOptions(
        @Option(
                        value = "How much less samples count that are classified well: each by (1 - p)^gamma, p the"
                                + " probability of its true class (to the power of the class weight, as published)."
                                + " 2 is usual; 0 is cross-entropy where all classes weigh alike, else larger or"
                                + " smaller than it, as focal divides by the number of samples, not by their weights.",
                        defaultValue = "2",
                        range = "[0, )")
                double gamma) {}
