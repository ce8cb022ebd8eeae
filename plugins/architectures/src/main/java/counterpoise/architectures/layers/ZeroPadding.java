package counterpoise.architectures.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The shortcut without parameters to half the height and width and more channels: every second row and column, and
 * channels of zeros on both sides. He et al., "Deep Residual Learning for Image Recognition", 2016, section 4.2,
 * option A; the zeros on both sides are those of the published PyTorch code.
 */
public final class ZeroPadding extends AbstractBlock {

    private static final Shape EVERY_PIXEL = new Shape(1, 1);
    private static final Shape EVERY_SECOND = new Shape(2, 2);
    private static final Shape UNPADDED = new Shape(0, 0);

    private final int channels;
    private final Shape zeros;

    /**
     * Makes the shortcut.
     *
     * @param inputChannels how many channels come in
     * @param channels how many go out, an even number more
     */
    public ZeroPadding(int inputChannels, int channels) {
        this.channels = channels;
        int added = (channels - inputChannels) / 2;
        // From the last axis to the second: width, height and channels, before and after each.
        zeros = new Shape(0, 0, 0, 0, added, added);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, PairList<String, Object> params) {
        // The mean over windows of one pixel, two apart: a strided slice, in one call each way and any layout.
        try (NDArray subsampled =
                Pool.avgPool2d(inputs.singletonOrThrow(), EVERY_PIXEL, EVERY_SECOND, UNPADDED, false, true)) {
            return new NDList(subsampled.pad(zeros, 0));
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape input = inputShapes[0];
        return new Shape[] {new Shape(input.get(0), channels, (input.get(2) + 1) / 2, (input.get(3) + 1) / 2)};
    }
}
