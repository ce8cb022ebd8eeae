package counterpoise.runtime.store;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Reads rows of a {@code .npy} file, in any order and by several threads at once. */
public final class NpyReader implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 18;

    private final Path file;
    private final FileChannel channel;
    private final NpyHeader header;
    private final long rows;
    private final int rowLength;

    private NpyReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.header = NpyHeader.read(file, new BufferedInputStream(Channels.newInputStream(channel)));
        long[] shape = header.shape();
        if (shape.length == 0) {
            throw NpyHeader.refused(file, "it holds a single value, not an array of rows");
        }
        this.rows = shape[0];
        try {
            long length = Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact);
            this.rowLength = Math.toIntExact(length);
            long expected = Math.addExact(header.bytes(), Math.multiplyExact(Math.multiplyExact(rows, length), (long)
                    header.type().bytes()));
            if (channel.size() != expected) {
                throw NpyHeader.refused(
                        file,
                        "it has %d bytes, but its header %s promises %d"
                                .formatted(channel.size(), Arrays.toString(shape), expected));
            }
        } catch (ArithmeticException e) {
            throw NpyHeader.refused(file, "its shape is too large: " + Arrays.toString(shape));
        }
    }

    /**
     * Opens a file; the caller closes it.
     *
     * @throws StoreException with a sentence if it is no array of a {@link NpyType} in C order, or is not whole
     */
    public static NpyReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new NpyReader(file, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The type of its elements. */
    public NpyType type() {
        return header.type();
    }

    /** The lengths of its dimensions, that of the rows first. A copy. */
    public long[] shape() {
        return header.shape().clone();
    }

    /** The length of the first dimension. */
    public long rows() {
        return rows;
    }

    /** The number of elements of one row. */
    public int rowLength() {
        return rowLength;
    }

    /** Copies {@code count} rows, from row {@code from} on, into {@code target} from {@code offset} on. */
    public void read(long from, int count, float[] target, int offset) throws IOException {
        read(NpyType.FLOAT32, from, count, target.length, offset, (bytes, at, length) -> bytes.asFloatBuffer()
                .get(target, at, length));
    }

    /** Copies {@code count} rows, from row {@code from} on, into {@code target} from {@code offset} on. */
    public void read(long from, int count, int[] target, int offset) throws IOException {
        read(NpyType.INT32, from, count, target.length, offset, (bytes, at, length) -> bytes.asIntBuffer()
                .get(target, at, length));
    }

    /** Copies {@code count} rows, from row {@code from} on, into {@code target} from {@code offset} on. */
    public void read(long from, int count, long[] target, int offset) throws IOException {
        read(NpyType.INT64, from, count, target.length, offset, (bytes, at, length) -> bytes.asLongBuffer()
                .get(target, at, length));
    }

    /** Copies {@code count} rows, from row {@code from} on, into {@code target} from {@code offset} on. */
    public void read(long from, int count, byte[] target, int offset) throws IOException {
        read(NpyType.UINT8, from, count, target.length, offset, (bytes, at, length) -> bytes.get(target, at, length));
    }

    /**
     * Maps {@code count} rows, from row {@code from} on, into memory, as they lie in the file; what was mapped can be
     * read after this reader is closed. Rows of more than 2 GiB together take more than one call.
     */
    public ByteBuffer map(long from, int count) throws IOException {
        if (from < 0 || count < 0 || count > rows - from) {
            throw new IndexOutOfBoundsException(
                    "rows %d to %d of %s, which has %d".formatted(from, from + count, file, rows));
        }
        long rowBytes = (long) rowLength * header.type().bytes();
        return channel.map(FileChannel.MapMode.READ_ONLY, header.bytes() + from * rowBytes, count * rowBytes)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private interface Copy {
        void to(ByteBuffer bytes, int offset, int length);
    }

    private void read(NpyType wanted, long from, int count, int available, int offset, Copy copy) throws IOException {
        if (wanted != header.type()) {
            throw new IllegalArgumentException("%s holds %s, not %s".formatted(file, header.type(), wanted));
        }
        if (from < 0 || count < 0 || count > rows - from) {
            throw new IndexOutOfBoundsException(
                    "rows %d to %d of %s, which has %d".formatted(from, from + count, file, rows));
        }
        int left = Math.multiplyExact(count, rowLength);
        if (offset < 0 || left > available - offset) {
            throw new IndexOutOfBoundsException("%d rows of %d values have no room in an array of %d from %d on"
                    .formatted(count, rowLength, available, offset));
        }
        int size = wanted.bytes();
        long position = header.bytes() + from * rowLength * size;
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min((long) left * size, BUFFER_BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int at = offset; left > 0; ) {
            int piece = Math.min(left, buffer.capacity() / size);
            buffer.clear().limit(piece * size);
            position += fill(buffer, position);
            copy.to(buffer.flip(), at, piece);
            at += piece;
            left -= piece;
        }
    }

    private int fill(ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("%s became shorter while it was read.".formatted(file));
            }
        }
        return buffer.position();
    }
}
