package counterpoise.losses;

import counterpoise.api.Option;

/**
 * The options of {@link AsymmetricPlugin}.
 *
 * @param gammaPositive the exponent of {@code (1 - p_y)} for the true class
 * @param gammaNegative the exponent of {@code p_j} for the other classes
 * @param labelSmoothing the share of each target that is spread evenly over all classes
 */
public record AsymmetricOptions(
        @Option(
                        value = "Focus on the true class: its part counts (1 - p)^gamma-positive, p its probability;"
                                + " 0 for none.",
                        defaultValue = "0",
                        range = "[0, )")
                double gammaPositive,
        @Option(
                        value = "Focus on the other classes: the part of each counts p^gamma-negative, p its"
                                + " probability. It acts on what label-smoothing gives them, and on nothing else.",
                        defaultValue = "4",
                        range = "[0, )")
                double gammaNegative,
        @Option(
                        value = "Share of each target that is spread evenly over all classes; at 0, with gamma-positive"
                                + " 0, the loss is cross-entropy.",
                        defaultValue = "0.1",
                        range = "[0, 1)")
                double labelSmoothing) {}
