package ${package};

import counterpoise.api.Option;

/**
 * The options of {@link ${className}Plugin}.
 *
 * @param smoothing the share of each target that is spread evenly over all classes
 */
public record ${className}Options(
        @Option(
                        value = "Share of each target that is spread evenly over all classes; 0 for none.",
                        defaultValue = "0.1",
                        range = "[0, 1)")
                double smoothing) {}
