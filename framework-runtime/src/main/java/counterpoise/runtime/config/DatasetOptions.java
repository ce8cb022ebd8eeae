package counterpoise.runtime.config;

import counterpoise.api.Option;

/**
 * Which data are used, and how many of them.
 *
 * @param plugin the name of the dataset
 * @param imbalance how the training images are cut
 * @param validation the share of each class's kept images that is held out
 */
public record DatasetOptions(
        @Option(value = "Name of the dataset.", defaultValue = "shapes") String plugin,
        @Option("How the training images are cut.") ImbalanceOptions imbalance,
        @Option(
                        value = "Share of each class's kept training images that is held out to choose epochs by.",
                        defaultValue = "0",
                        range = "[0, 1)")
                double validation) {}
