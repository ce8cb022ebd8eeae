package counterpoise.api;

import java.util.Objects;

/**
 * Images of one size as unsigned bytes, each in the order height, width, channel; read by ranges, so that they may lie
 * in a file. Implementations may be read by several threads at once.
 */
public interface Images {

    /** The number of images. */
    int count();

    /** The size of each. */
    ImageShape shape();

    /**
     * Copies {@code rows} images, from image {@code from} on, one after the other into {@code target}.
     *
     * @param target has room for {@code rows * shape().values()} bytes from {@code offset} on
     * @throws java.io.UncheckedIOException if the file behind them cannot be read
     */
    void read(int from, int rows, byte[] target, int offset);

    /** Images that lie in memory: {@code pixels}, which is not copied, holds them one after the other. */
    static Images of(ImageShape shape, byte[] pixels) {
        return new InMemoryImages(Objects.requireNonNull(shape, "shape"), Objects.requireNonNull(pixels, "pixels"));
    }
}
