package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import counterpoise.api.ImageShape;
import counterpoise.api.Images;
import counterpoise.runtime.store.NpyReader;

/** The images of a {@code .npy} file of uint8, (count, height, width, channels), mapped into memory. */
final class MappedImages implements Images {

    /** One buffer cannot be longer than 2 GiB. */
    private static final long BUFFER_BYTES = 1L << 30;

    private final ImageShape shape;
    private final int count;
    private final int imagesPerBuffer;
    private final List<ByteBuffer> buffers = new ArrayList<>();

    private MappedImages(NpyReader reader, long bufferBytes) throws IOException {
        long[] sides = reader.shape();
        this.shape = new ImageShape((int) sides[1], (int) sides[2], (int) sides[3]);
        this.count = Math.toIntExact(reader.rows());
        this.imagesPerBuffer = (int) Math.max(1, Math.min(count, bufferBytes / shape.values()));
        for (int from = 0; from < count; from += imagesPerBuffer) {
            buffers.add(reader.map(from, Math.min(imagesPerBuffer, count - from)));
        }
    }

    /** The images of a file that a stage wrote. */
    static MappedImages open(Path file) throws IOException {
        return open(file, BUFFER_BYTES);
    }

    /** The same, mapped by no more than {@code bufferBytes} at once, or one image. */
    static MappedImages open(Path file, long bufferBytes) throws IOException {
        try (NpyReader reader = NpyReader.open(file)) {
            return new MappedImages(reader, bufferBytes);
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public ImageShape shape() {
        return shape;
    }

    @Override
    public void read(int from, int rows, byte[] target, int offset) {
        Objects.checkFromIndexSize(from, rows, count);
        int values = shape.values();
        int row = from;
        while (row < from + rows) {
            int first = row % imagesPerBuffer;
            int piece = Math.min(from + rows - row, imagesPerBuffer - first);
            buffers.get(row / imagesPerBuffer)
                    .get(first * values, target, offset + (row - from) * values, piece * values);
            row += piece;
        }
    }
}
