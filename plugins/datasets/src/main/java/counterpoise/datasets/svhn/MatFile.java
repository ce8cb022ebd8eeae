package counterpoise.datasets.svhn;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.format.Mat5Reader.EntryFilter;
import us.hebi.matlab.mat.format.Mat5Reader.EntryHeader;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;

/**
 * The matrices of a MATLAB file of version 5 (MATLAB 5 to 7), compressed or not, read one at a time.
 *
 * @param path the file
 */
record MatFile(Path path) {

    /** The widest number that a matrix can hold. */
    private static final int WIDEST_BYTES = Double.BYTES;

    /**
     * What there is in the file, by name, without any values.
     *
     * @throws IOException with a sentence if it is no such file, or a cut one, or has two of one name
     */
    Map<String, EntryHeader> headers() throws IOException {
        Map<String, EntryHeader> headers = new HashMap<>();
        Set<String> twice = new TreeSet<>();
        read(header -> {
            if (headers.put(header.getName(), header) != null) {
                twice.add(header.getName());
            }
            return false;
        });
        if (!twice.isEmpty()) {
            throw new IOException("%s: has more than one array with the name %s, and nothing tells which counts"
                    .formatted(path, String.join(", ", twice)));
        }
        return headers;
    }

    /**
     * The matrix of this name.
     *
     * @param header what {@link #headers()} tells of it
     * @throws IOException with a sentence if it cannot be read, or is no matrix of numbers
     */
    Matrix matrix(EntryHeader header) throws IOException {
        String name = header.getName();
        Array array = read(found -> found.getName().equals(name)).getArray(name);
        if (!(array instanceof Matrix matrix)) {
            throw new IOException("%s: %s is no matrix of numbers".formatted(path, name));
        }
        return matrix;
    }

    private Mat5File read(EntryFilter wanted) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new IOException("%s: %d bytes are more than the %d that one file may have"
                        .formatted(path, channel.size(), Integer.MAX_VALUE));
            }
            MappedByteBuffer content = channel.map(MapMode.READ_ONLY, 0, channel.size());
            BoundedHeap heap = new BoundedHeap();
            try {
                return Mat5.newReader(Sources.wrap(content))
                        .disableSubsystemProcessing()
                        .setBufferAllocator(heap)
                        .setEntryFilter(header -> {
                            boolean accepted = wanted.isAccepted(header);
                            heap.allow(accepted ? header.getNumElements() : 0);
                            return accepted;
                        })
                        .readMat();
            } catch (IOException | RuntimeException e) {
                throw new IOException(
                        "%s: cannot be read as a MATLAB file of version 5 (%s)".formatted(path, reason(e)), e);
            }
        }
    }

    /** What the library says, which wraps what it finds in exceptions of its own. */
    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof EOFException) {
            return "it ends too early";
        }
        return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
    }

    /** Memory for one matrix, and no more than its size asks for: a damaged file may ask for any amount. */
    private static final class BoundedHeap implements BufferAllocator {

        private long allowed;

        void allow(int numbers) {
            allowed = (long) WIDEST_BYTES * numbers;
        }

        @Override
        public ByteBuffer allocate(int bytes) {
            if (bytes < 0 || bytes > allowed) {
                throw new IllegalArgumentException("an array is larger than its dimensions");
            }
            return ByteBuffer.allocate(bytes);
        }

        @Override
        public void release(ByteBuffer buffer) {
            // Left to the garbage collector.
        }
    }
}
