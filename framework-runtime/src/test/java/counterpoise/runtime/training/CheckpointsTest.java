package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import counterpoise.runtime.config.Score;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir
    private Path folder;

    private Checkpoints checkpoints;

    @BeforeEach
    void open() {
        checkpoints = new Checkpoints(folder);
    }

    private static TrainingState after(int epochs) {
        EpochRecord record = new EpochRecord(1, 0.1, 2.5, 3, 4, Double.NaN, Map.of("bac", 0.5), Map.of());
        Best best = new Best(EvaluationSet.TEST, Score.BAC, 1, 0.5);
        return new TrainingState(epochs, 10L * epochs, 0.1f, 2, List.of(record), List.of(best));
    }

    private void write(int epochs, String content) {
        checkpoints.write(after(epochs), Map.of("all", content.getBytes(StandardCharsets.UTF_8)), List.of());
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void hasNoneInTheBeginning() {
        assertThat(checkpoints.latest()).isEmpty();
    }

    @Test
    void findsWhatWasWritten() throws IOException {
        write(12, "weights");
        Checkpoints.Checkpoint latest = new Checkpoints(folder).latest().orElseThrow();
        assertThat(latest.folder().getFileName()).hasToString("epoch-00012");
        // Memory that the system does not tell is NaN, and must survive being written as JSON.
        assertThat(latest.state()).isEqualTo(after(12));
        assertThat(latest.file("all")).hasContent("weights");
    }

    @Test
    void keepsOnlyTheNewest() throws IOException {
        write(1, "first");
        write(2, "second");
        assertThat(entries()).containsExactly("epoch-00002");
        assertThat(checkpoints.latest().orElseThrow().file("all")).hasContent("second");
    }

    @Test
    void prefersTheNewestWhereAStopLeftTwo() throws IOException {
        write(9, "older");
        Path older = folder.resolve("epoch-00009");
        Path aside = Files.createTempDirectory(folder.getParent(), "aside").resolve("epoch-00009");
        Files.move(older, aside);
        write(10, "newer");
        Files.move(aside, older);
        assertThat(checkpoints.latest().orElseThrow().state().epochs()).isEqualTo(10);
    }

    @Test
    void ignoresOneThatIsHalfWrittenAndReplacesItLater() throws IOException {
        write(1, "whole");
        Path partial = Files.createDirectories(folder.resolve("partial"));
        Files.writeString(partial.resolve("all"), "half");
        assertThat(checkpoints.latest().orElseThrow().state().epochs()).isEqualTo(1);
        write(2, "second");
        assertThat(entries()).containsExactly("epoch-00002");
    }

    @Test
    void ignoresAFolderWithoutAStateAndReplacesIt() throws IOException {
        write(1, "whole");
        Path broken = Files.createDirectories(folder.resolve("epoch-00002"));
        Files.writeString(broken.resolve("all"), "half");
        assertThat(checkpoints.latest().orElseThrow().state().epochs()).isEqualTo(1);
        write(2, "second");
        assertThat(checkpoints.latest().orElseThrow().file("all")).hasContent("second");
    }

    @Test
    void keepsFilesOfTheOneBefore() {
        checkpoints.write(after(1), Map.of("best", new byte[] {1}, "all", new byte[] {2}), List.of());
        checkpoints.write(after(2), Map.of("all", new byte[] {3}), List.of("best"));
        checkpoints.write(after(3), Map.of("all", new byte[] {4}), List.of("best"));
        Checkpoints.Checkpoint latest = checkpoints.latest().orElseThrow();
        assertThat(latest.file("best")).hasBinaryContent(new byte[] {1});
        assertThat(latest.file("all")).hasBinaryContent(new byte[] {4});
    }

    @Test
    void saysWhichFolderHoldsAStateThatCannotBeRead() throws IOException {
        write(1, "whole");
        Path state = folder.resolve("epoch-00001").resolve("state.json");
        Files.writeString(state, "{");
        assertThatThrownBy(() -> checkpoints.latest())
                .hasMessage("cannot read the checkpoint in %s; remove that folder to begin anew"
                        .formatted(state.getParent()));
    }
}
