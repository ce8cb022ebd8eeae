package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import counterpoise.dist.Program.Finished;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embeddings of a user's own, by the configuration that is shipped for them. */
class ArraysIT {

    private static final int[] COUNTS = {40, 13, 5};
    private static final int ROWS = 58;

    @TempDir
    private Path folder;

    /** Class {@code c} lies about 4 on axis {@code c} and about 0 on the others: planes part the classes. */
    @BeforeEach
    void writeFiles() throws IOException {
        ByteBuffer features = ByteBuffer.allocate(ROWS * 3 * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer labels = ByteBuffer.allocate(ROWS * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int label = 0; label < COUNTS.length; label++) {
            for (int i = 0; i < COUNTS[label]; i++) {
                for (int axis = 0; axis < 3; axis++) {
                    features.putDouble((axis == label ? 4 : 0) + Math.sin(7 * i + 3 * axis) / 2);
                }
                labels.putShort((short) label);
            }
        }
        write("features.npy", "{'descr': '<f8', 'fortran_order': False, 'shape': (58, 3), }", features.array());
        write("labels.npy", "{'descr': '<i2', 'fortran_order': False, 'shape': (58,), }", labels.array());
    }

    /** As {@code numpy.save} does: a header of 118 characters, padded and ended by a new line. */
    private void write(String name, String header, byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
        out.writeBytes("%-117s\n".formatted(header).getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(data);
        Files.write(folder.resolve(name), out.toByteArray());
    }

    @Test
    void comparesOversamplersOnThem() throws IOException {
        Map<String, String> given = Folders.contents(folder);
        Program program = Program.in(folder);
        Finished plan = program.run("conf/own-embeddings.conf", "--dry-run");
        assertThat(plan.succeeded().out())
                .contains(
                        "arrays brings embeddings of its own: no network is trained, and a head is trained on them for"
                                + " every over-sampler, none too")
                .doesNotContain("training ");
        Finished finished = program.run("conf/own-embeddings.conf", "--only", "seed=0", "--device", "cpu")
                .succeeded();
        assertThat(finished.out()).contains("no network was trained");

        Path run = folder.resolve("runs/own-embeddings");
        Results results = Results.of(run.resolve("results.csv"));
        assertThat(results.column("oversampler")).containsExactly("none", "random", "smote", "eos");
        assertThat(results.column("space")).containsExactly("none", "embedding", "embedding", "embedding");
        assertThat(results.column("architecture")).containsOnly("none");
        // A plane parts each class from the others, and copies and points between two of a class lie on its side; EOS
        // goes
        // across it on purpose.
        assertThat(results.column("bac").subList(0, 3)).containsOnly("1.0");
        // Worked by hand: a fifth of 40, 13 and 5 are 8, 2.6 and 1, which leaves 32, 10 and 4; to 32 each, 50 are
        // lacking.
        assertThat(results.column("train_images")).containsOnly("46");
        assertThat(results.column("synthetic_images")).containsExactly("0", "50", "50", "50");
        Results perClass = Results.of(
                run.resolve("trials").resolve(results.column("trial").get(3)).resolve("per-class.csv"));
        assertThat(perClass.column("train_images")).containsExactly("32", "10", "4");
        assertThat(perClass.column("synthetic_images")).containsExactly("0", "22", "28");
        assertThat(perClass.column("test_images")).containsExactly("8", "3", "1");

        StoreFolder store = new StoreFolder(folder.resolve("runs/.store"));
        Map<String, Long> stages = store.stageCounts();
        assertThat(stages)
                .isEqualTo(Map.of(
                        "subset", 1L, "embeddings", 1L, "embedding-synthetics", 3L, "head", 4L, "evaluation", 4L));
        assertThat(Folders.contents(folder)).containsAllEntriesOf(given);

        // From elsewhere, and with another network and training configured, nothing is left to be computed.
        Program.in(Files.createDirectories(folder.resolve("elsewhere")))
                .run(
                        "conf/own-embeddings.conf",
                        "experiment.architecture.resnet.depth=20",
                        "experiment.training.epochs=1",
                        "--data",
                        "..",
                        "--store",
                        "../runs/.store",
                        "--only",
                        "seed=0",
                        "--device",
                        "cpu")
                .succeeded();
        assertThat(store.stageCounts()).isEqualTo(stages);
    }

    @Test
    void explainsWhatCannotBeRead() throws IOException {
        Path features = folder.resolve("features.npy");
        byte[] bytes = Files.readAllBytes(features);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(128 + (5 * 3 + 1) * Double.BYTES, Double.NaN);
        Files.write(features, bytes);
        Finished finished = Program.in(folder)
                .run(
                        "conf/own-embeddings.conf",
                        "--only",
                        "seed=0",
                        "--only",
                        "oversampler.plugin=none",
                        "--device",
                        "cpu");
        assertThat(finished.exitCode()).isEqualTo(1);
        assertThat(finished.err())
                .contains("features.npy holds NaN in row 5, column 1 (from 0); remove such rows")
                .doesNotContain("Exception");
    }

    @Test
    void refusesWhatNeedsImages() throws IOException {
        Finished finished = Program.in(folder).run("conf/own-embeddings.conf", "experiment.oversampler.space=pixel");
        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.err())
                .contains(
                        "experiment.oversampler.space: arrays brings embeddings of its own and no images, so random cannot"
                                + " work in pixel space; set it to embedding");
        // That the digests of the files are remembered does not count.
        assertThat(folder.resolve("runs/own-embeddings")).doesNotExist();
        assertThat(folder.resolve("runs/.store/v1/outs")).doesNotExist();
    }
}
