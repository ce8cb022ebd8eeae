package counterpoise.architectures;

import counterpoise.api.Option;

/**
 * The options of {@link WideResNetPlugin}.
 *
 * @param depth the number of convolutions, the three 1 x 1 ones of shortcuts among them
 * @param widthFactor how many times as many channels as a residual network
 * @param dropout the share of values set to 0 between the convolutions of a block
 */
public record WideResNetOptions(
        @Option(
                        value = "Convolutions, three in shortcuts among them: 6n + 4, such as 16, 22, 28 or 40,"
                                + " the first number of the paper's WRN-22-4.",
                        defaultValue = "22",
                        range = "[10, )")
                int depth,
        @Option(
                        value = "How many times as many channels as a residual network has, the second number of"
                                + " the paper's WRN-22-4: embeddings have 64 times this many values, and parameters"
                                + " grow with its square (WRN-22-4 has 4.3 million, WRN-28-10 36.5 million).",
                        defaultValue = "4",
                        range = "[1, 100]")
                int widthFactor,
        @Option(
                        value = "Share of values that training sets to 0 between the two convolutions of a block;"
                                + " the paper's best is 0.3 for CIFAR and 0.4 for SVHN, 0 leaves dropout out.",
                        defaultValue = "0",
                        range = "[0, 1)")
                double dropout) {

    private static final int GROUPS = 3;
    private static final int LAYERS_PER_BLOCK = 2;
    private static final int LAYERS_OUTSIDE_BLOCKS = 4;

    /** @throws IllegalArgumentException if {@code depth} is not 6n + 4 for an n of 1 or more */
    public WideResNetOptions {
        if (depth <= LAYERS_OUTSIDE_BLOCKS || (depth - LAYERS_OUTSIDE_BLOCKS) % (GROUPS * LAYERS_PER_BLOCK) != 0) {
            throw new IllegalArgumentException("depth must be 6n + 4 (10, 16, 22, 28, 34, 40, ...), not " + depth);
        }
    }

    int blocksPerGroup() {
        return (depth - LAYERS_OUTSIDE_BLOCKS) / (GROUPS * LAYERS_PER_BLOCK);
    }
}
