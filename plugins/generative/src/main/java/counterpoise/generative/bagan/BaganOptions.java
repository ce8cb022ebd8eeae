package counterpoise.generative.bagan;

import counterpoise.api.Option;

/**
 * The options of {@code bagan}. They and their defaults are those of the authors' code (IBM/BAGAN), except for the
 * epochs: there, one number of 3 by default serves both trainings, its script for MNIST sets 150, and its author names
 * 100 for CIFAR-10.
 *
 * @param autoencoderEpochs how long to train the auto-encoder
 * @param adversarialEpochs how long to train against the discriminator
 * @param batchSize images a step
 * @param learningRate the step size of Adam
 * @param beta1 the first momentum of Adam
 * @param latentSize the length of a code
 * @param discriminatorSampling of which classes the discriminator is shown generated images
 * @param generatorSampling which classes the generator learns to make
 * @param baseFilters the width of the networks
 * @param checkpointEvery how often to keep what is needed to go on
 */
public record BaganOptions(
        @Option(
                        value = "How many epochs the auto-encoder, whose decoder becomes the generator, learns. The"
                                + " artifact bagan-autoencoder-losses.csv has its losses.",
                        defaultValue = "100",
                        range = "[1, )")
                int autoencoderEpochs,
        @Option(
                        value = "How many epochs the generator then learns against the discriminator. The artifact"
                                + " bagan-adversarial-losses.csv has the losses of both.",
                        defaultValue = "100",
                        range = "[1, )")
                int adversarialEpochs,
        @Option(
                        value = "How many training images one step takes, at most all there are; images left over at"
                                + " the end of an epoch are left out.",
                        defaultValue = "128",
                        range = "[1, )")
                int batchSize,
        @Option(value = "The learning rate of Adam, for all networks.", defaultValue = "5e-5", range = "(0, )")
                double learningRate,
        @Option(
                        value = "The share of the running mean of the gradients that one step of Adam leaves.",
                        defaultValue = "0.5",
                        range = "[0, 1)")
                double beta1,
        @Option(value = "How many numbers the code of an image has.", defaultValue = "100", range = "[1, )")
                int latentSize,
        @Option(
                        value = "Of which classes the discriminator is shown generated images: of all equally"
                                + " (uniform), or of those more that have fewer training images (rebalance).",
                        defaultValue = "uniform")
                Sampling discriminatorSampling,
        @Option(
                        value = "Which classes the generator learns to make: all equally (uniform), or those more that"
                                + " have fewer training images (rebalance).",
                        defaultValue = "uniform")
                Sampling generatorSampling,
        @Option(
                        value = "How many filters the first layer of the encoder has; all layers of all networks are"
                                + " as wide in proportion.",
                        defaultValue = "32",
                        range = "[1, )")
                int baseFilters,
        @Option(
                        value = "After how many epochs what is needed to go on after a stop is kept.",
                        defaultValue = "10",
                        range = "[1, )",
                        role = Option.Role.NEUTRAL)
                int checkpointEvery) {}
