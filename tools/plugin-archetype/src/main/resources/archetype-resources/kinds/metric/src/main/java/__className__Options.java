package ${package};

import counterpoise.api.Option;

/**
 * The options of {@link ${className}Plugin}.
 *
 * @param ofChance whether to divide by the error of guessing
 */
public record ${className}Options(
        @Option(
                        value = "Whether to divide by the error of guessing, 1 - 1/classes, so that 1 is no better"
                                + " than chance.",
                        defaultValue = "false")
                boolean ofChance) {}
