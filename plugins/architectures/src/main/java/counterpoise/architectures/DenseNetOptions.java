package counterpoise.architectures;

import counterpoise.api.Option;

/**
 * The options of {@link DenseNetPlugin}.
 *
 * @param depth the number of layers with weights, the classifier and the transitions among them
 * @param growthRate how many channels a layer adds
 * @param bottleneck whether a 1 x 1 convolution comes before each 3 x 3 convolution
 * @param compression the share of its channels that a transition keeps
 */
public record DenseNetOptions(
        @Option(
                        value = "Layers with weights, the classifier among them: 6n + 4 with bottlenecks, such as"
                                + " 40, 100 or 190, else 3n + 4, such as 40 or 100.",
                        defaultValue = "100",
                        range = "[7, )")
                int depth,
        @Option(
                        value = "Channels that each layer adds, the k of the paper: 12, 24 or 40 there.",
                        defaultValue = "12",
                        range = "[1, 1000]")
                int growthRate,
        @Option(
                        value = "Whether each 3 x 3 convolution gets its input through a 1 x 1 convolution to 4"
                                + " times the growth rate, which saves parameters and time in deep networks: the B"
                                + " of DenseNet-BC; false makes the plain DenseNet, with compression 1.",
                        defaultValue = "true")
                boolean bottleneck,
        @Option(
                        value = "Share of the channels that is kept between blocks: 0.5 for the C of DenseNet-BC,"
                                + " 1 keeps all.",
                        defaultValue = "0.5",
                        range = "(0, 1]")
                double compression) {

    private static final int BLOCKS = 3;
    private static final int LAYERS_OUTSIDE_BLOCKS = 4;
    private static final int INITIAL_CHANNELS = 16;

    /**
     * @throws IllegalArgumentException if {@code depth} is not 6n + 4 with bottlenecks, 3n + 4 without, for an n of 1
     *     or more; or if {@code compression} leaves no channel
     */
    public DenseNetOptions {
        int layers = depth - LAYERS_OUTSIDE_BLOCKS;
        if (bottleneck && (layers <= 0 || layers % (2 * BLOCKS) != 0)) {
            throw new IllegalArgumentException(
                    "depth must be 6n + 4 with bottlenecks (10, 16, 22, ..., 40, ..., 100, ..., 190), not " + depth);
        }
        if (!bottleneck && (layers <= 0 || layers % BLOCKS != 0)) {
            throw new IllegalArgumentException(
                    "depth must be 3n + 4 without bottlenecks (7, 10, 13, ..., 40, ..., 100), not " + depth);
        }
        long added = (long) growthRate * layersPerBlock(depth, bottleneck);
        if (Math.floor(compression * added) < 1) {
            throw new IllegalArgumentException(
                    "compression %s leaves none of the %d channels that a block adds; raise it"
                            .formatted(compression, added));
        }
    }

    int layersPerBlock() {
        return layersPerBlock(depth, bottleneck);
    }

    private static int layersPerBlock(int depth, boolean bottleneck) {
        return (depth - LAYERS_OUTSIDE_BLOCKS) / (bottleneck ? 2 * BLOCKS : BLOCKS);
    }

    /**
     * How many channels the first convolution has: twice the growth rate for DenseNet-BC, else 16 (section 3,
     * "Implementation Details").
     */
    int initialChannels() {
        return bottleneck && compression < 1 ? 2 * growthRate : INITIAL_CHANNELS;
    }

    /** How many of {@code channels} a transition keeps: section 3, "Compression". */
    int compressed(int channels) {
        return (int) Math.floor(compression * channels);
    }
}
