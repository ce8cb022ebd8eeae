package counterpoise.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files in the official binary format of CIFAR-10: records of a label byte and 3 x 32 x 32 bytes. */
final class CifarFiles {

    static final int RECORD_BYTES = 1 + 3 * 32 * 32;

    private static final int TRAIN_FILES = 5;
    private static final int CLASSES = 10;

    private CifarFiles() {}

    /** Writes five training files and a test file, in which each class has {@code perClass} images each. */
    static void write(Path folder, int perClass) throws IOException {
        Files.createDirectories(folder);
        for (int number = 1; number <= TRAIN_FILES; number++) {
            Files.write(folder.resolve("data_batch_%d.bin".formatted(number)), records(perClass, number));
        }
        Files.write(folder.resolve("test_batch.bin"), records(perClass, TRAIN_FILES + 1));
    }

    /** Stripes whose width is their class's, moved about. */
    private static byte[] records(int perClass, int file) {
        byte[] bytes = new byte[perClass * CLASSES * RECORD_BYTES];
        for (int record = 0; record < perClass * CLASSES; record++) {
            int label = record % CLASSES;
            int offset = record * RECORD_BYTES;
            bytes[offset] = (byte) label;
            for (int value = 0; value < RECORD_BYTES - 1; value++) {
                int column = value % 32 + 7 * record + 13 * file;
                bytes[offset + 1 + value] = (byte) (column / (label + 1) % 2 == 0 ? 40 : 200);
            }
        }
        return bytes;
    }
}
