package counterpoise.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GarbageCollectorTest {

    @TempDir
    Path folder;

    private Path root;
    private Store store;

    @BeforeEach
    void open() {
        root = folder.resolve("store");
        store = new Store(root);
    }

    @Test
    void keepsWhatAnExistingOutputUses() throws IOException, InterruptedException {
        TestStages.put(store, "used", "result");
        TestStages.put(store, "unused", "other result");
        Path out = Files.createDirectory(folder.resolve("out"));
        store.register(out, Set.of(TestStages.key("used"), TestStages.key("yet to come")));

        Store.Collected dry = store.gc(true);
        assertThat(dry.removed()).extracting(Store.Removed::name).containsExactly(TestStages.key("unused"));
        assertThat(dry.bytes()).isGreaterThan("other result".length());
        assertThat(store.list()).hasSize(2);

        assertThat(store.gc(false)).isEqualTo(dry);
        assertThat(store.list()).extracting(StoredStage::key).containsExactly(TestStages.key("used"));
        assertThat(store.gc(false).removed()).isEmpty();
    }

    @Test
    void anOutputThatIsGoneUsesNothing() throws IOException, InterruptedException {
        TestStages.put(store, "one", "result");
        Path out = Files.createDirectory(folder.resolve("out"));
        store.register(out, Set.of(TestStages.key("one")));
        Files.delete(out);
        assertThat(store.gc(true).removed()).hasSize(1);
        assertThat(store.registered()).containsOnlyKeys(out);
        assertThat(store.gc(false).removed()).hasSize(1);
        assertThat(store.registered()).isEmpty();
    }

    @Test
    void registeringAgainReplaces() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        store.register(out, Set.of(TestStages.key("one")));
        store.register(folder.resolve("x/../out"), Set.of(TestStages.key("two")));
        assertThat(store.registered()).containsOnlyKeys(out).containsValue(Set.of(TestStages.key("two")));
        assertThatIllegalArgumentException().isThrownBy(() -> store.register(out, Set.of("no key")));
    }

    @Test
    void removesCheckpointsAndDamagedStagesOfNoUse() throws IOException, InterruptedException {
        Path out = Files.createDirectory(folder.resolve("out"));
        store.register(out, Set.of(TestStages.key("begun"), TestStages.key("done")));
        Files.writeString(store.checkpointFolder(TestStages.key("begun")).resolve("epoch"), "1");
        Files.writeString(store.checkpointFolder(TestStages.key("unused")).resolve("epoch"), "1");
        Path stage = TestStages.put(store, "done", "result").path("result.txt");
        Files.writeString(store.checkpointFolder(TestStages.key("done")).resolve("epoch"), "1");
        Files.writeString(stage, "x");
        assertThat(store.find(TestStages.key("done"))).isEmpty();
        TestStages.put(store, "done", "result");
        Files.writeString(store.checkpointFolder(TestStages.key("done")).resolve("epoch"), "1");
        assertThat(store.gc(false).removed())
                .extracting(removed -> removed.what() + " " + removed.name())
                .containsExactlyInAnyOrder(
                        "CHECKPOINTS " + TestStages.key("unused"),
                        "CHECKPOINTS " + TestStages.key("done"),
                        "DAMAGED " + TestStages.key("done") + "-0");
        assertThat(root.resolve("v1/checkpoints").resolve(TestStages.key("begun")))
                .isNotEmptyDirectory();
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void touchesNothingThatIsNotOfItsLayout() throws IOException, InterruptedException {
        TestStages.put(store, "one", "result");
        Path precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("file"), "mine");
        Path partial = root.resolve("v1/partial");
        Files.writeString(partial.resolve("notes.txt"), "mine");
        Files.writeString(root.resolve("v1/notes.txt"), "mine");
        Path fanOut = root.resolve("v1").resolve(TestStages.key("two").substring(0, 2));
        Files.createDirectories(fanOut);
        Files.createSymbolicLink(fanOut.resolve(TestStages.key("two")), precious);
        store.gc(false);
        assertThat(precious.resolve("file")).hasContent("mine");
        assertThat(partial.resolve("notes.txt")).hasContent("mine");
        assertThat(root.resolve("v1/notes.txt")).hasContent("mine");
        assertThat(store.list()).isEmpty();
    }

    @Test
    void refusesToGuessWhatAnUnreadableRegistrationUses() throws IOException, InterruptedException {
        TestStages.put(store, "one", "result");
        store.register(folder, Set.of());
        Path registration = FileTrees.children(root.resolve("v1/outs")).get(0);
        for (String text : new String[] {"{", "{}", "{\"out\": \"x\"}"}) {
            Files.writeString(registration, text);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.gc(false))
                    .withMessageStartingWith(registration + " cannot be read");
        }
        assertThat(store.list()).hasSize(1);
    }
}
