package counterpoise.generative.gamo;

import counterpoise.api.Option;

/**
 * The options of {@code gamo}; the defaults are those of the authors' program.
 *
 * @param steps how long to train
 * @param batchSize samples a step
 * @param learningRate the step size of Adam
 * @param beta1 the first momentum of Adam
 * @param latentSize what a sample is made from
 * @param targetNoise how soft the targets of the discriminator are
 * @param baseUnits the width of the networks
 * @param checkpointEvery how often to keep what is needed to go on
 */
public record GamoOptions(
        @Option(
                        value = "How many batches to train for; with each, classifier and discriminator learn twice,"
                                + " from real and from generated samples, and the generator twice for each class that"
                                + " lacks samples. The authors' program counts every batch as two steps, to 50,000."
                                + " The artifact gamo-losses.csv has all losses.",
                        defaultValue = "25000",
                        range = "[1, )")
                int steps,
        @Option(
                        value = "How many real samples a batch has, and how many generated ones; the generator learns"
                                + " from as many divided by the number of classes, but at least 2, for each class.",
                        defaultValue = "32",
                        range = "[1, )")
                int batchSize,
        @Option(value = "The learning rate of Adam, for all networks.", defaultValue = "2e-4", range = "(0, )")
                double learningRate,
        @Option(
                        value = "The share of the running mean of the gradients that one step of Adam leaves.",
                        defaultValue = "0.5",
                        range = "[0, 1)")
                double beta1,
        @Option(value = "How many random numbers a sample is made from.", defaultValue = "100", range = "[1, )")
                int latentSize,
        @Option(
                        value = "By how much at most, each time at random, the discriminator's target is below 1 for"
                                + " a real sample and above 0 for a generated one.",
                        defaultValue = "0.1",
                        range = "[0, 0.5]")
                double targetNoise,
        @Option(
                        value = "How many units the last shared layer of the generator has; its first layer and those"
                                + " of classifier and discriminator have four times as many, their second layers"
                                + " twice.",
                        defaultValue = "64",
                        range = "[1, )")
                int baseUnits,
        @Option(
                        value = "After how many rounds of 100 steps what is needed to go on after a stop is kept.",
                        defaultValue = "5",
                        range = "[1, )",
                        role = Option.Role.NEUTRAL)
                int checkpointEvery) {}
