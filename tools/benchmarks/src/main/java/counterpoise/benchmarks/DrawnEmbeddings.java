package counterpoise.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Embeddings to over-sample, as NumPy files: rectified Gaussians about class centres, exponentially imbalanced. By
 * default as many and as long as those of ResNet-32 on CIFAR-10 at 100:1.
 *
 * @param counts rows of each class
 * @param width values of a row
 */
record DrawnEmbeddings(int[] counts, int width) {

    private static final int CLASSES = 10;
    private static final int LARGEST = 5000;
    private static final double RATIO = 100;
    private static final int WIDTH = 64;

    /** So that the centres of the rows to test on are those of the rows to train on. */
    private static final int SEED = 0;

    /** 12,406 x 64. */
    static DrawnEmbeddings longTailed() {
        return new DrawnEmbeddings(
                IntStream.range(0, CLASSES)
                        .map(label -> (int) (LARGEST * Math.pow(1 / RATIO, label / (CLASSES - 1.0))))
                        .toArray(),
                WIDTH);
    }

    /** A few rows of each class. */
    static DrawnEmbeddings toTestOn() {
        return new DrawnEmbeddings(IntStream.range(0, CLASSES).map(label -> 10).toArray(), WIDTH);
    }

    /** Writes float32 {@code features} of shape (rows, width) and int32 {@code labels} of shape (rows). */
    void write(Path features, Path labels) throws IOException {
        Random random = new Random(SEED);
        int rows = IntStream.of(counts).sum();
        ByteBuffer values = littleEndian(rows * width);
        ByteBuffer classes = littleEndian(rows);
        double[][] centres = new double[counts.length][width];
        for (double[] centre : centres) {
            for (int value = 0; value < width; value++) {
                centre[value] = random.nextGaussian();
            }
        }
        for (int label = 0; label < counts.length; label++) {
            for (int row = 0; row < counts[label]; row++) {
                for (int value = 0; value < width; value++) {
                    values.putFloat((float) Math.max(centres[label][value] + random.nextGaussian(), 0));
                }
                classes.putInt(label);
            }
        }
        writeNpy(features, "<f4", "(%d, %d)".formatted(rows, width), values);
        writeNpy(labels, "<i4", "(%d,)".formatted(rows), classes);
    }

    private static ByteBuffer littleEndian(int numbers) {
        return ByteBuffer.allocate(numbers * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Version 1.0 of the format: what comes before the numbers is filled up with blanks to a multiple of 64 bytes. */
    private static void writeNpy(Path file, String type, String shape, ByteBuffer numbers) throws IOException {
        String description = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
        int start = 10;
        int length = (start + description.length() + 1 + 63) / 64 * 64 - start;
        String header = description + " ".repeat(length - description.length() - 1) + "\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(start + length + numbers.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) 1).put((byte) 0).putShort((short) length);
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        bytes.put(numbers.array());
        Files.write(file, bytes.array());
    }
}
