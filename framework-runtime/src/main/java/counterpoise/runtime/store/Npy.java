package counterpoise.runtime.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Whole arrays in {@code .npy} files; for rows one after the other see {@link NpyWriter} and {@link NpyReader}. */
public final class Npy {

    private Npy() {}

    /**
     * Writes an array.
     *
     * @param values all elements, the last dimension fastest
     * @param shape the lengths of the dimensions, at least one
     */
    public static void write(Path file, float[] values, int... shape) throws IOException {
        try (NpyWriter writer = writer(file, NpyType.FLOAT32, values.length, shape)) {
            writer.append(values, 0, shape[0]);
        }
    }

    /** Writes an array; see {@link #write(Path, float[], int...)}. */
    public static void write(Path file, int[] values, int... shape) throws IOException {
        try (NpyWriter writer = writer(file, NpyType.INT32, values.length, shape)) {
            writer.append(values, 0, shape[0]);
        }
    }

    /** Writes an array; see {@link #write(Path, float[], int...)}. */
    public static void write(Path file, byte[] values, int... shape) throws IOException {
        try (NpyWriter writer = writer(file, NpyType.UINT8, values.length, shape)) {
            writer.append(values, 0, shape[0]);
        }
    }

    /** All elements of an array of {@link NpyType#FLOAT32}, the last dimension fastest. */
    public static float[] readFloats(Path file) throws IOException {
        try (NpyReader reader = NpyReader.open(file)) {
            float[] values = new float[size(reader)];
            reader.read(0, Math.toIntExact(reader.rows()), values, 0);
            return values;
        }
    }

    /** All elements of an array of {@link NpyType#INT32}, the last dimension fastest. */
    public static int[] readInts(Path file) throws IOException {
        try (NpyReader reader = NpyReader.open(file)) {
            int[] values = new int[size(reader)];
            reader.read(0, Math.toIntExact(reader.rows()), values, 0);
            return values;
        }
    }

    /** All elements of an array of {@link NpyType#UINT8}, the last dimension fastest. */
    public static byte[] readBytes(Path file) throws IOException {
        try (NpyReader reader = NpyReader.open(file)) {
            byte[] values = new byte[size(reader)];
            reader.read(0, Math.toIntExact(reader.rows()), values, 0);
            return values;
        }
    }

    private static int size(NpyReader reader) {
        return Math.toIntExact(Math.multiplyExact(reader.rows(), (long) reader.rowLength()));
    }

    private static NpyWriter writer(Path file, NpyType type, int values, int[] shape) throws IOException {
        long size = 1;
        for (int side : shape) {
            size = Math.multiplyExact(size, (long) side);
        }
        if (shape.length == 0 || size != values) {
            throw new IllegalArgumentException(
                    "%d values do not fill the shape %s".formatted(values, Arrays.toString(shape)));
        }
        int[] rowShape = Arrays.copyOfRange(shape, 1, shape.length);
        return new NpyWriter(file, type, rowShape);
    }
}
