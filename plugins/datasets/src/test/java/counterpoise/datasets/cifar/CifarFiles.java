package counterpoise.datasets.cifar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Files in the formats of CIFAR-10 and CIFAR-100. */
final class CifarFiles {

    static final int IMAGE_BYTES = 3072;

    private CifarFiles() {}

    /** One image of CIFAR-10 of which every value is {@code pixel}. */
    static byte[] record(int label, int pixel) {
        byte[] record = new byte[1 + IMAGE_BYTES];
        Arrays.fill(record, (byte) pixel);
        record[0] = (byte) label;
        return record;
    }

    /** One image of CIFAR-100 of which every value is {@code pixel}. */
    static byte[] record(int coarse, int fine, int pixel) {
        byte[] record = new byte[2 + IMAGE_BYTES];
        Arrays.fill(record, (byte) pixel);
        record[0] = (byte) coarse;
        record[1] = (byte) fine;
        return record;
    }

    static void write(Path file, byte[]... records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] record : records) {
            bytes.write(record);
        }
        Files.write(file, bytes.toByteArray());
    }
}
