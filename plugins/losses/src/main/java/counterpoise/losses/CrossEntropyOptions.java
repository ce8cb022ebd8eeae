package counterpoise.losses;

import counterpoise.api.Option;

/**
 * The options of {@link CrossEntropyPlugin}.
 *
 * @param labelSmoothing the share of each target that is spread evenly over all classes
 */
public record CrossEntropyOptions(
        @Option(
                        value = "Share of each target that is spread evenly over all classes, so that the network grows"
                                + " less sure of itself; 0 for none, 0.1 is common.",
                        defaultValue = "0",
                        range = "[0, 1)",
                        asBefore = "0")
                double labelSmoothing) {}
