package counterpoise.runtime.report.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialFilesTest {

    private static final String TRIAL_OF_ARTIFACTS =
            """
            {"experiment": {}, "origins": {}, "stages": [
              {"stage": "head", "key": "abc", "provenance": {}, "artifacts": [%s]}]}
            """;

    @TempDir
    Path folder;

    @Test
    void isEmptyWhereThereIsNothing() throws IOException {
        TrialFiles files = new TrialFiles(folder.resolve("none"));
        assertThat(files.trial()).isEmpty();
        assertThat(files.metrics()).isEmpty();
        assertThat(files.perClass()).isEmpty();
        assertThat(files.epochLines("head")).isEmpty();
        assertThat(files.epochs("head", "epoch").rows()).isEmpty();
        assertThat(files.log()).isEmpty();
    }

    @Test
    void readsTheEpochsOfAPhase() throws IOException {
        Files.writeString(folder.resolve("epochs.csv"), "phase,epoch,bac\ntraining,1,0.5\nhead,1,\nhead,2,0.75\n");
        TextTable head = new TrialFiles(folder).epochs("head", "bac", "epoch", "none");
        assertThat(head.columns()).containsExactly("bac", "epoch");
        assertThat(head.numbers("bac")).containsExactly(Double.NaN, 0.75);
        assertThat(head.numbers("epoch")).containsExactly(1.0, 2.0);
        assertThatThrownBy(() -> head.texts("none")).hasMessageContaining("it has no column none");
    }

    @Test
    void readsNamesWithCommas() throws IOException {
        Files.writeString(folder.resolve("per-class.csv"), "label,class\n0,\"a, b\"\n");
        assertThat(new TrialFiles(folder).perClass().orElseThrow().texts("class"))
                .containsExactly("a, b");
    }

    @Test
    void readsArtifactsByNamesThatCannotLeadElsewhere() throws IOException {
        Files.createDirectory(folder.resolve("artifacts"));
        Files.writeString(folder.resolve("artifacts/a.csv"), "a");
        TrialFiles files = new TrialFiles(folder);
        assertThat(files.artifact("a.csv"))
                .hasValueSatisfying(content -> assertThat(content).containsExactly('a'));
        assertThat(files.artifact("b.csv")).isEmpty();
        assertThatThrownBy(() -> files.artifact("../trial.json"))
                .isInstanceOf(DamagedTrialException.class)
                .hasMessageContaining("\"../trial.json\" names no artifact");
    }

    @Test
    void removesNothingWhereItIsNotKnownWhatARunWrote() throws IOException {
        Path file = Files.createDirectories(folder.resolve("artifacts")).resolve("a.csv");
        Files.writeString(file, "a");
        Path outside = Files.writeString(folder.resolve("log"), "log");

        for (String description : List.of("{", TRIAL_OF_ARTIFACTS.formatted("\"a.csv\", \"../log\""))) {
            Files.writeString(folder.resolve("trial.json"), description);
            new TrialFiles(folder).removeArtifactsBut(Set.of());
            assertThat(file).exists();
        }
        Files.writeString(folder.resolve("trial.json"), TRIAL_OF_ARTIFACTS.formatted("\"a.csv\", \"gone.png\""));
        new TrialFiles(folder).removeArtifactsBut(Set.of("a.csv"));
        assertThat(file).exists();
        new TrialFiles(folder).removeArtifactsBut(Set.of());
        assertThat(file).doesNotExist();
        assertThat(outside).exists();
    }

    @Test
    void saysWhichFileIsDamaged() throws IOException {
        Path file = Files.writeString(folder.resolve("trial.json"), "{\"stages\": []}");
        assertThatThrownBy(() -> new TrialFiles(folder).trial())
                .isInstanceOf(DamagedTrialException.class)
                .hasMessage(file + ": is not what a run writes there (experiment, origins or stages are missing);"
                        + " run the experiment again, which writes it anew");
        Files.writeString(folder.resolve("epochs.csv"), "no comma");
        assertThatThrownBy(() -> new TrialFiles(folder).epochLines("head")).hasMessageContaining("a line has no comma");
        Files.writeString(folder.resolve("per-class.csv"), "");
        assertThatThrownBy(() -> new TrialFiles(folder).perClass()).hasMessageContaining("it is empty");
    }
}
