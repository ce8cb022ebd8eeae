package ${package};

import counterpoise.api.Option;

/**
 * The options of {@link ${className}Plugin}.
 *
 * @param scale the standard deviation of the noise, in standard deviations of the class
 */
public record ${className}Options(
        @Option(
                        value = "Standard deviation of the noise, in standard deviations of the class, value by"
                                + " value; 0 repeats samples as they are.",
                        defaultValue = "0.1",
                        range = "[0, )")
                double scale) {}
