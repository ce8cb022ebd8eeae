package counterpoise.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    private static final String KEY = TestStages.key("one");

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
    void lookingCreatesNothing() throws IOException, InterruptedException {
        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.list()).isEmpty();
        assertThat(store.verify().stages()).isZero();
        assertThat(store.gc(false).removed()).isEmpty();
        assertThat(store.registered()).isEmpty();
        assertThat(root).doesNotExist();
    }

    @Test
    void aStageComesBackAsItWasWritten() throws IOException {
        StoredStage written;
        try (StageWriter writer = store.begin(KEY)) {
            Files.writeString(writer.file("result.txt"), "result");
            Files.writeString(writer.file("weights/last.safetensors"), "");
            written = writer.commit(TestStages.record("one"));
        }
        StoredStage stage = new Store(root).find(KEY).orElseThrow();
        assertThat(stage.key()).isEqualTo(written.key()).isEqualTo(KEY);
        assertThat(stage.record()).isEqualTo(TestStages.record("one")).isEqualTo(written.record());
        assertThat(stage.files())
                .isEqualTo(Map.of(
                        "result.txt", new StoredFile(6, Sha256.ofText("result")),
                        "weights/last.safetensors", new StoredFile(0, Sha256.ofText(""))));
        assertThat(stage.bytes()).isEqualTo(6);
        assertThat(stage.path("result.txt"))
                .isEqualTo(root.resolve("v1/" + KEY.substring(0, 2) + "/" + KEY + "/result.txt"));
        try (InputStream in = stage.open("result.txt")) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("result");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stage.path("other"))
                .withMessageContaining("has no file");
    }

    @Test
    void stageJsonKeepsTheOrderOfItsKeys() throws IOException {
        TestStages.put(store, "one", "result");
        assertThat(Files.readString(stageFolder("one").resolve("stage.json")).replaceAll("\\s+", " "))
                .isEqualTo(("{ 'format' : 1, 'kind' : 'training', 'key' : '%s', 'hashed' : 'one', "
                                + "'inputs' : { 'subset' : '%s' }, 'provenance' : { 'jar' : 'abc' }, 'threads' : 2, "
                                + "'seconds' : 1.5, 'facts' : { 'images' : 12406 }, 'files' : { 'result.txt' : "
                                + "{ 'bytes' : 6, 'sha256' : '%s' } } }")
                        .formatted(KEY, TestStages.key("subset"), Sha256.ofText("result"))
                        .replace('\'', '"'));
    }

    @Test
    void nothingIsSeenBeforeTheCommitAndNothingStaysWithoutOne() throws IOException {
        try (StageWriter writer = store.begin(KEY)) {
            Files.writeString(writer.file("result.txt"), "result");
            assertThat(store.find(KEY)).isEmpty();
        }
        assertThat(store.find(KEY)).isEmpty();
        assertThat(root.resolve("v1/partial")).isEmptyDirectory();
    }

    @Test
    void theFirstCommitWins() throws IOException {
        try (StageWriter late = store.begin(KEY)) {
            Files.writeString(late.file("result.txt"), "late");
            TestStages.put(store, "one", "early");
            StoredStage winner = late.commit(TestStages.record("one"));
            assertThat(winner.path("result.txt")).hasContent("early");
        }
        assertThat(root.resolve("v1/partial")).isEmptyDirectory();
    }

    @Test
    void twoWritersOfOneStageDoNotMeet() throws IOException {
        try (StageWriter first = store.begin(KEY);
                StageWriter second = new Store(root).begin(KEY)) {
            assertThat(first.file("result.txt")).isNotEqualTo(second.file("result.txt"));
        }
    }

    @Test
    void aReplacingCommitTakesThePlace() throws IOException {
        TestStages.put(store, "one", "old");
        try (StageWriter writer = store.begin(KEY)) {
            Files.writeString(writer.file("result.txt"), "newer");
            assertThat(writer.commitReplacing(TestStages.record("one")).path("result.txt"))
                    .hasContent("newer");
        }
        assertThat(store.find(KEY).orElseThrow().path("result.txt")).hasContent("newer");
        assertThat(root.resolve("v1/partial")).isEmptyDirectory();
    }

    @Test
    void aCommitEndsTheCheckpoints() throws IOException {
        Path checkpoints = store.checkpointFolder(KEY);
        Files.writeString(checkpoints.resolve("epoch"), "3");
        assertThat(store.checkpointFolder(KEY)).isEqualTo(checkpoints);
        TestStages.put(store, "one", "result");
        assertThat(checkpoints).doesNotExist();
        Files.writeString(store.checkpointFolder(KEY).resolve("epoch"), "3");
        store.removeCheckpoints(KEY);
        assertThat(checkpoints).doesNotExist();
    }

    @Test
    void aFileOfAnotherSizeIsSetAside() throws IOException {
        TestStages.put(store, "one", "result");
        Files.writeString(stageFolder("one").resolve("result.txt"), "resul");
        isSetAsideAndComputedAgain();
    }

    @Test
    void aMissingFileIsSetAside() throws IOException {
        TestStages.put(store, "one", "result");
        Files.delete(stageFolder("one").resolve("result.txt"));
        isSetAsideAndComputedAgain();
    }

    @Test
    void anUnreadableStageJsonIsSetAside() throws IOException {
        for (String text : List.of("", "{", "[]", "{\"format\": 2}", "{\"format\": 1, \"files\": 3}")) {
            TestStages.put(store, "one", "result");
            Files.writeString(stageFolder("one").resolve("stage.json"), text);
            assertThat(store.find(KEY)).as(text).isEmpty();
        }
        TestStages.put(store, "two", "result");
        TestStages.put(store, "one", "result");
        Files.write(
                stageFolder("one").resolve("stage.json"),
                Files.readAllBytes(stageFolder("two").resolve("stage.json")));
        assertThat(store.find(KEY)).isEmpty();
        TestStages.put(store, "one", "result");
        Files.delete(stageFolder("one").resolve("stage.json"));
        isSetAsideAndComputedAgain();
    }

    @Test
    void otherContentOfTheSameSizeIsFoundWhenItIsRead() throws IOException {
        TestStages.put(store, "one", "result");
        Files.writeString(stageFolder("one").resolve("result.txt"), "Result");
        Store another = new Store(root);
        StoredStage stage = another.find(KEY).orElseThrow();
        assertThatExceptionOfType(DamagedStageException.class)
                .isThrownBy(() -> stage.open("result.txt"))
                .withMessageContaining("the SHA-256 of its file result.txt is " + Sha256.ofText("Result"));
        isSetAsideAndComputedAgain();
    }

    @Test
    void aDamagedStageThatIsBeingComputedIsLeftToWhoComputesIt() throws IOException, InterruptedException {
        TestStages.put(store, "one", "result");
        Files.writeString(stageFolder("one").resolve("result.txt"), "resul");
        try (StoreProcess other = StoreProcess.start(root, "lock", KEY)) {
            other.expect("locked");
            assertThat(store.find(KEY)).isEmpty();
            assertThat(stageFolder("one")).exists();
        }
    }

    @Test
    void verifyComparesAllContents() throws IOException {
        TestStages.put(store, "one", "result");
        TestStages.put(store, "two", "result");
        assertThat(store.verify().damaged()).isEmpty();
        assertThat(store.verify(KEY)).isEmpty();
        Files.writeString(stageFolder("one").resolve("result.txt"), "Result");
        Store.Verification verification = store.verify();
        assertThat(verification.stages()).isEqualTo(2);
        assertThat(verification.damaged()).containsOnlyKeys(KEY);
        assertThat(verification.damaged().get(KEY)).startsWith("Stage " + KEY + " is damaged: the SHA-256");
        assertThat(store.find(KEY)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> store.verify(KEY));
    }

    @Test
    void listsStagesByKeyAndPassesOverTheRest() throws IOException {
        TestStages.put(store, "one", "result");
        TestStages.put(store, "two", "result");
        Files.writeString(stageFolder("two").resolve("result.txt"), "x");
        Files.createDirectories(root.resolve("v1/ab/notes"));
        Files.createDirectories(root.resolve("v1/zz").resolve(KEY));
        assertThat(store.list()).extracting(StoredStage::key).containsExactly(KEY);
        assertThat(stageFolder("two")).exists();
    }

    @Test
    void whyTellsWhatWasHashed() throws IOException {
        TestStages.put(store, "one", "result");
        TestStages.put(store, "two", "result");
        assertThat(store.why(KEY)).isEqualTo("one");
        assertThat(store.why(KEY.substring(0, 6))).isEqualTo("one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.why(""))
                .withMessageStartingWith("2 stages in " + root + " have keys that begin with ''");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.why("0123"))
                .withMessage("No stage in %s has a key that begins with '0123': 'store list' shows those there are."
                        .formatted(root));
    }

    @Test
    void refusesKeysAndNamesThatWouldLeaveTheStore() throws IOException {
        for (String key : List.of("", "..", "../" + KEY, KEY.substring(1), KEY.toUpperCase(Locale.ROOT) + "A")) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.find(key));
            assertThatIllegalArgumentException().isThrownBy(() -> store.begin(key));
            assertThatIllegalArgumentException().isThrownBy(() -> store.tryLock(key));
            assertThatIllegalArgumentException().isThrownBy(() -> store.checkpointFolder(key));
        }
        try (StageWriter writer = store.begin(KEY)) {
            for (String name :
                    List.of("", "..", "../x", "/x", "a/../../x", "a//b", "a/", "stage.json", ".hidden", "a b")) {
                assertThatIllegalArgumentException().as(name).isThrownBy(() -> writer.file(name));
            }
        }
    }

    @Test
    void refusesARecordOfAnotherKey() throws IOException {
        try (StageWriter writer = store.begin(KEY)) {
            assertThatIllegalArgumentException().isThrownBy(() -> writer.commit(TestStages.record("two")));
        }
        assertThat(store.list()).isEmpty();
    }

    @Test
    void refusesToStoreALink() throws IOException {
        try (StageWriter writer = store.begin(KEY)) {
            Files.createSymbolicLink(writer.file("link"), folder);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> writer.commit(TestStages.record("one")))
                    .withMessageEndingWith("link is neither a file nor a folder, and cannot be stored.");
        }
        assertThat(folder).exists();
    }

    @Test
    void aFileWhereTheStoreShouldBeIsASentence() throws IOException {
        Files.writeString(root, "mine");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.begin(KEY))
                .withMessageContaining("a file lies where a folder should be")
                .withMessageContaining(root.toString());
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.tryLock(KEY));
        assertThat(root).hasContent("mine");
    }

    @Test
    void aFullDiskIsASentence() {
        assertThat(StoreException.whileWriting(root, new IOException("No space left on device")))
                .hasMessage("No space is left to write %s: free some, or choose another place.".formatted(root));
        assertThat(StoreException.whileWriting(root, new AccessDeniedException("x")))
                .hasMessage("%s cannot be written: allow writing there, or choose another place.".formatted(root));
    }

    private void isSetAsideAndComputedAgain() throws IOException {
        Store another = new Store(root);
        assertThat(another.find(KEY)).isEmpty();
        assertThat(stageFolder("one")).doesNotExist();
        try (Stream<Path> damaged = Files.list(root.resolve("v1/damaged"))) {
            assertThat(damaged)
                    .isNotEmpty()
                    .allMatch(path -> path.getFileName().toString().startsWith(KEY + "-"));
        }
        TestStages.put(another, "one", "result");
        assertThat(another.find(KEY).orElseThrow().path("result.txt")).hasContent("result");
    }

    private Path stageFolder(String text) {
        String key = TestStages.key(text);
        return root.resolve("v1").resolve(key.substring(0, 2)).resolve(key);
    }
}
