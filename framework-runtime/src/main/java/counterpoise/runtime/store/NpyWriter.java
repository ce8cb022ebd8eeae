package counterpoise.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes an array to a {@code .npy} file row by row; how many rows there are need not be known before. Used by one
 * thread at a time.
 */
public final class NpyWriter implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final NpyType type;
    private final int[] rowShape;
    private final int rowLength;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long rows;

    /**
     * Begins a file, replacing what was there.
     *
     * @param rowShape the shape of one row; none for an array of one dimension
     * @throws StoreException with a sentence that says why the file cannot be written
     */
    public NpyWriter(Path file, NpyType type, int... rowShape) throws IOException {
        this.file = file;
        this.type = type;
        this.rowShape = rowShape.clone();
        int length = 1;
        for (int side : rowShape) {
            length = Math.multiplyExact(length, side);
        }
        this.rowLength = length;
        try {
            this.channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw StoreException.whileWriting(file, e);
        }
        try {
            writeFully(ByteBuffer.wrap(NpyHeader.encode(type, 0, rowShape)));
        } catch (IOException e) {
            // Nobody else closes it: there is no writer then.
            try (channel) {
                throw StoreException.whileWriting(file, e);
            }
        }
    }

    /** Appends {@code count} rows that lie in {@code values} from {@code offset} on. */
    public void append(float[] values, int offset, int count) throws IOException {
        int end = begin(NpyType.FLOAT32, values.length, offset, count);
        for (int i = offset; i < end; ) {
            int piece = room(Float.BYTES, end - i);
            buffer.asFloatBuffer().put(values, i, piece);
            buffer.position(buffer.position() + piece * Float.BYTES);
            i += piece;
        }
        rows += count;
    }

    /** Appends {@code count} rows that lie in {@code values} from {@code offset} on. */
    public void append(int[] values, int offset, int count) throws IOException {
        int end = begin(NpyType.INT32, values.length, offset, count);
        for (int i = offset; i < end; ) {
            int piece = room(Integer.BYTES, end - i);
            buffer.asIntBuffer().put(values, i, piece);
            buffer.position(buffer.position() + piece * Integer.BYTES);
            i += piece;
        }
        rows += count;
    }

    /** Appends {@code count} rows that lie in {@code values} from {@code offset} on. */
    public void append(long[] values, int offset, int count) throws IOException {
        int end = begin(NpyType.INT64, values.length, offset, count);
        for (int i = offset; i < end; ) {
            int piece = room(Long.BYTES, end - i);
            buffer.asLongBuffer().put(values, i, piece);
            buffer.position(buffer.position() + piece * Long.BYTES);
            i += piece;
        }
        rows += count;
    }

    /** Appends {@code count} rows that lie in {@code values} from {@code offset} on. */
    public void append(byte[] values, int offset, int count) throws IOException {
        int end = begin(NpyType.UINT8, values.length, offset, count);
        for (int i = offset; i < end; ) {
            int piece = room(Byte.BYTES, end - i);
            buffer.put(values, i, piece);
            i += piece;
        }
        rows += count;
    }

    /** The number of rows appended so far. */
    public long rows() {
        return rows;
    }

    /** Writes what is left and how many rows there are. */
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            flush();
            channel.position(0);
            writeFully(ByteBuffer.wrap(NpyHeader.encode(type, rows, rowShape)));
        } catch (IOException e) {
            throw StoreException.whileWriting(file, e);
        }
    }

    private int begin(NpyType given, int available, int offset, int count) {
        if (given != type) {
            throw new IllegalArgumentException("%s holds %s, not %s".formatted(file, type, given));
        }
        int end = Math.addExact(offset, Math.multiplyExact(count, rowLength));
        if (offset < 0 || count < 0 || end > available) {
            throw new IllegalArgumentException("%d rows of %d values from %d on do not lie in an array of %d"
                    .formatted(count, rowLength, offset, available));
        }
        return end;
    }

    /** How many of {@code wanted} elements the buffer has room for: one at least. */
    private int room(int elementBytes, int wanted) throws IOException {
        if (buffer.remaining() < elementBytes) {
            try {
                flush();
            } catch (IOException e) {
                throw StoreException.whileWriting(file, e);
            }
        }
        return Math.min(buffer.remaining() / elementBytes, wanted);
    }

    private void flush() throws IOException {
        buffer.flip();
        writeFully(buffer);
        buffer.clear();
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
