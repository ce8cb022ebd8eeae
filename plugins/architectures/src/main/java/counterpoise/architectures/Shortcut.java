package counterpoise.architectures;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/** The way around the convolutions of a {@link BasicBlock}, without parameters. */
interface Shortcut {

    /** Adds the input as it is. */
    Shortcut IDENTITY = NDArray::addi;

    /** Adds the block's {@code input} to {@code residual}, in place. */
    void addTo(NDArray residual, NDArray input);

    /**
     * The parameterless shortcut for a block that halves height and width: every second row and column, and channels of
     * zeros on both sides. He et al., "Deep Residual Learning for Image Recognition", 2016, section 4.2, option A.
     */
    static Shortcut halving(int inputChannels, int channels) {
        int added = (channels - inputChannels) / 2;
        Shape everyPixel = new Shape(1, 1);
        Shape everySecond = new Shape(2, 2);
        Shape unpadded = new Shape(0, 0);
        // From the last axis to the second: width, height and channels, before and after each.
        Shape zeros = new Shape(0, 0, 0, 0, added, added);
        return (residual, input) -> {
            // The mean over windows of one pixel, two apart: a strided slice, in one call each way and any layout.
            try (NDArray subsampled = Pool.avgPool2d(input, everyPixel, everySecond, unpadded, false, true);
                    NDArray widened = subsampled.pad(zeros, 0)) {
                residual.addi(widened);
            }
        };
    }
}
