package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

import counterpoise.dist.Program.Finished;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a failing disk or a careless hand has changed in the store is set aside and computed again. */
class DamagedStoreIT {

    @TempDir
    private static Path whole;

    private static Map<String, String> expected;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runOnce() throws IOException {
        Configurations.write(whole.resolve("tiny.conf"), Configurations.TINY);
        Program.in(whole).run(command()).succeeded();
        expected = new StoreFolder(whole.resolve("store")).arrays();
    }

    private static String[] command() {
        return new String[] {
            "tiny.conf", "experiment.oversampler.plugin=eos", "--device", "cpu", "--out", "out", "--store", "store"
        };
    }

    @Test
    void computesAnewWeightsThatHaveChangedWhenTheyAreRead() throws IOException {
        StoreFolder store = copy();
        flipAByte(store.stages("training").get(0).file("last.safetensors"));
        // Nothing reads the weights but the embeddings.
        Folders.delete(store.stages("embeddings").get(0).folder());
        assertMended(store, Program.in(folder).run(command()));
    }

    @Test
    void computesAnewAnArrayThatIsCutShort() throws IOException {
        StoreFolder store = copy();
        Path array = store.stages("embedding-synthetics").get(0).file("synthetic.npy");
        try (FileChannel channel = FileChannel.open(array, StandardOpenOption.WRITE)) {
            channel.truncate(500);
        }
        assertMended(store, Program.in(folder).run(command()));
    }

    @Test
    void computesAnewScoresThatHaveChangedWhenTheyAreReported() throws IOException {
        StoreFolder store = copy();
        flipAByte(store.stages("evaluation").get(0).file("metrics.json"));
        assertMended(store, Program.in(folder).run(command()));
    }

    @Test
    void setsAsideWhatVerifyFindsDamaged() throws IOException {
        StoreFolder store = copy();
        flipAByte(store.stages("training").get(0).file("last.safetensors"));
        String key = store.stages("training").get(0).key();
        Finished verify = Program.in(folder).run("store", "verify", "--store", "store");
        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.out()).contains("damaged: " + key, "1 damaged");
        assertMended(store, Program.in(folder).run(command()));
    }

    private StoreFolder copy() throws IOException {
        Folders.copy(whole, folder);
        return new StoreFolder(folder.resolve("store"));
    }

    private static void flipAByte(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long middle = Files.size(file) / 2;
            ByteBuffer value = ByteBuffer.allocate(1);
            channel.read(value, middle);
            value.put(0, (byte) ~value.get(0)).flip();
            channel.write(value, middle);
        }
    }

    private void assertMended(StoreFolder store, Finished finished) throws IOException {
        finished.succeeded();
        assertThat(finished.err()).doesNotContain("\tat ");
        assertThat(store.damaged()).hasSize(1);
        assertThat(store.arrays()).isEqualTo(expected);
        assertThat(Results.of(folder.resolve("out/results.csv")).scores())
                .isEqualTo(Results.of(whole.resolve("out/results.csv")).scores());
    }
}
