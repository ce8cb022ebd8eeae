package ${package};

import counterpoise.api.Option;

/**
 * The options of {@link ${className}Plugin}.
 *
 * @param trainPerClass training images of each class
 */
public record ${className}Options(
        @Option(value = "Training images of each class.", defaultValue = "200", range = "[1, 10000]")
                int trainPerClass) {}
