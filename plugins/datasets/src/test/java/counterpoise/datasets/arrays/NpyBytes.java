package counterpoise.datasets.arrays;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files as NumPy writes them: the header's text is given, so that a test can write any. */
final class NpyBytes {

    private NpyBytes() {}

    /** {@code numpy.save} of a float32 array of two dimensions. */
    static void features(Path file, int columns, float... values) throws IOException {
        ByteBuffer data = little(values.length * Float.BYTES);
        for (float value : values) {
            data.putFloat(value);
        }
        write(file, "'<f4'", "False", "(%d, %d)".formatted(values.length / columns, columns), data.array());
    }

    /** {@code numpy.save} of an int64 array of one dimension. */
    static void labels(Path file, long... labels) throws IOException {
        ByteBuffer data = little(labels.length * Long.BYTES);
        for (long label : labels) {
            data.putLong(label);
        }
        write(file, "'<i8'", "False", "(%d,)".formatted(labels.length), data.array());
    }

    /** A file whose {@code bytes} bytes of elements are all zero, and take no place on most disks. */
    static void sparse(Path file, String descriptor, String shape, long bytes) throws IOException {
        write(file, descriptor, "False", shape, new byte[0]);
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
            whole.setLength(whole.length() + bytes);
        }
    }

    static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A file of version 1.0. */
    static void write(Path file, String descriptor, String fortranOrder, String shape, byte[] data) throws IOException {
        write(file, 1, descriptor, fortranOrder, shape, data);
    }

    static void write(Path file, int version, String descriptor, String fortranOrder, String shape, byte[] data)
            throws IOException {
        int before = version == 1 ? 10 : 12;
        StringBuilder header = new StringBuilder(
                "{'descr': %s, 'fortran_order': %s, 'shape': %s, }".formatted(descriptor, fortranOrder, shape));
        while ((before + header.length() + 1) % 64 != 0) {
            header.append(' ');
        }
        header.append('\n');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        ByteBuffer length = little(before - 8);
        if (version == 1) {
            length.putShort((short) header.length());
        } else {
            length.putInt(header.length());
        }
        out.writeBytes(length.array());
        out.writeBytes(header.toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(data);
        Files.write(file, out.toByteArray());
    }
}
