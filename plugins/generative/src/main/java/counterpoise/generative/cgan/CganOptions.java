package counterpoise.generative.cgan;

import counterpoise.api.Option;

/**
 * The options of {@code cgan}.
 *
 * @param form one network for all classes, or one for each
 * @param steps how long to train
 * @param batchSize images a step
 * @param learningRate the step size of Adam
 * @param beta1 the first momentum of Adam
 * @param latentSize what an image is made from
 * @param baseFilters the width of the networks
 * @param checkpointEvery how often to keep what is needed to go on
 */
public record CganOptions(
        @Option(
                        value = "Whether one pair of networks learns all classes, told the label (conditional), or each"
                                + " class that lacks images has a pair of its own, which sees that class alone"
                                + " (per-class).",
                        defaultValue = "conditional")
                Form form,
        @Option(
                        value = "How many steps each pair of networks trains for; in each, the discriminator and the"
                                + " generator learn from one batch. The artifact cgan-losses.csv, or"
                                + " cgan-class-LABEL-losses.csv, has their losses.",
                        defaultValue = "20000",
                        range = "[1, )")
                int steps,
        @Option(
                        value = "How many images the networks learn from in one step; a class of fewer images"
                                + " (per-class) has batches of all it has.",
                        defaultValue = "128",
                        range = "[2, )")
                int batchSize,
        @Option(value = "The learning rate of Adam, for both networks.", defaultValue = "2e-4", range = "(0, )")
                double learningRate,
        @Option(
                        value = "The share of the running mean of the gradients that one step of Adam leaves.",
                        defaultValue = "0.5",
                        range = "[0, 1)")
                double beta1,
        @Option(value = "How many random numbers an image is made from.", defaultValue = "100", range = "[1, )")
                int latentSize,
        @Option(
                        value = "How many filters the outermost layers of both networks have, those next to the image;"
                                + " each layer further in has twice as many.",
                        defaultValue = "64",
                        range = "[1, )")
                int baseFilters,
        @Option(
                        value = "After how many rounds of 100 steps what is needed to go on after a stop is kept.",
                        defaultValue = "5",
                        range = "[1, )",
                        role = Option.Role.NEUTRAL)
                int checkpointEvery) {

    /** How many networks there are. */
    public enum Form {
        /** One pair for all classes: Mirza and Osindero, "Conditional Generative Adversarial Nets", 2014. */
        CONDITIONAL,
        /** A pair for each class that lacks images. */
        PER_CLASS
    }
}
