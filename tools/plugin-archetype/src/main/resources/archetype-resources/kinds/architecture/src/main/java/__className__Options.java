package ${package};

import counterpoise.api.Option;

/**
 * The options of {@link ${className}Plugin}.
 *
 * @param width the number of values of an embedding
 */
public record ${className}Options(
        @Option(
                        value = "Channels of the last convolution, which is the number of values of an embedding.",
                        defaultValue = "32",
                        range = "[4, 1024]")
                int width) {}
