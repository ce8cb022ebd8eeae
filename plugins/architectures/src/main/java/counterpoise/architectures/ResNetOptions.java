package counterpoise.architectures;

import counterpoise.api.Option;

/**
 * The options of {@link ResNetPlugin}.
 *
 * @param depth the number of layers with weights, the classifier among them; projections do not count
 * @param shortcut how a shortcut reaches more channels
 */
public record ResNetOptions(
        @Option(
                        value = "Layers with weights, the classifier among them: 6n + 2, such as 20, 32, 56 or 110.",
                        defaultValue = "32",
                        range = "[8, )")
                int depth,
        @Option(
                        value = "How a shortcut reaches more channels: zero-padding (option A of the paper, its"
                                + " choice for CIFAR, without parameters) or projection (option B, a 1 x 1"
                                + " convolution with batch normalisation, 2,752 parameters more).",
                        defaultValue = "zero-padding",
                        asBefore = "zero-padding")
                Shortcut shortcut) {

    private static final int STAGES = 3;
    private static final int LAYERS_PER_BLOCK = 2;
    private static final int LAYERS_OUTSIDE_BLOCKS = 2;

    /** @throws IllegalArgumentException if {@code depth} is not 6n + 2 for an n of 1 or more */
    public ResNetOptions {
        if (depth <= LAYERS_OUTSIDE_BLOCKS || (depth - LAYERS_OUTSIDE_BLOCKS) % (STAGES * LAYERS_PER_BLOCK) != 0) {
            throw new IllegalArgumentException(
                    "depth must be 6n + 2 (8, 14, 20, 26, 32, ..., 56, ..., 110), not " + depth);
        }
    }

    int blocksPerStage() {
        return (depth - LAYERS_OUTSIDE_BLOCKS) / (STAGES * LAYERS_PER_BLOCK);
    }
}
