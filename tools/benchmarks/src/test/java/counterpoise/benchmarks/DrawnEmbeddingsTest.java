package counterpoise.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnEmbeddingsTest {

    @TempDir
    Path folder;

    /** The counts of the paper's CIFAR-10: 12,406 images. */
    @Test
    void hasTheCountsOfTheLongTail() {
        assertThat(DrawnEmbeddings.longTailed().counts())
                .containsExactly(5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50);
    }

    /** The format says: magic, version, the header's length, the header up to a multiple of 64 bytes, the numbers. */
    @Test
    void writesNumPyFiles() throws IOException {
        Path features = folder.resolve("features.npy");
        Path labels = folder.resolve("labels.npy");
        new DrawnEmbeddings(new int[] {2, 1}, 5).write(features, labels);

        byte[] rows = Files.readAllBytes(features);
        assertThat(rows).hasSize(128 + 3 * 5 * 4).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
        assertThat(new String(rows, 10, 118, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 5), }")
                .endsWith(" \n");
        byte[] classes = Files.readAllBytes(labels);
        assertThat(classes).hasSize(128 + 3 * 4).endsWith(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
    }

    @Test
    void drawsTheSameAgain() throws IOException {
        Path first = folder.resolve("first.npy");
        Path second = folder.resolve("second.npy");
        DrawnEmbeddings.toTestOn().write(first, folder.resolve("labels.npy"));
        DrawnEmbeddings.toTestOn().write(second, folder.resolve("labels.npy"));

        assertThat(second).hasSameBinaryContentAs(first);
    }
}
