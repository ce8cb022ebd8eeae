package counterpoise.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

    private static final Machine HERE = new Machine("Processor A", 2, "Linux amd64", "Vendor 17");
    private static final Series TRAINING =
            new Series("training", Unit.IMAGES_PER_SECOND, false, List.of(390.0, 400.0, 410.0));
    private static final Series PEER = new Series("torch", Unit.IMAGES_PER_SECOND, true, List.of(300.0, 320.0, 310.0));
    private static final Series START = new Series("start", Unit.SECONDS, false, List.of(2.5, 2.0, 3.0));

    @TempDir
    Path folder;

    @Test
    void showsMediansAndRatiosToPeers() {
        assertThat(new Table(run(HERE, TRAINING, START, PEER), Optional.empty()).asText())
                .isEqualTo(
                        """
                        | measured | median | least to most | unit |
                        | --- | --- | --- | --- |
                        | training | 400.0 | 390.0 to 410.0 | images/s |
                        | start | 2.50 | 2.00 to 3.00 | s |
                        | peer: torch | 310.0 | 300.0 to 320.0 | images/s |

                        training: 1.30 times as fast as the peer's torch
                        (medians of the ratios of rounds run in turn)
                        """);
    }

    @Test
    void comparesSecondsWithThoseOfTheSameNameOnly() {
        Series ours = new Series("smote", Unit.SECONDS, false, List.of(0.2));
        Series theirs = new Series("smote", Unit.SECONDS, true, List.of(0.5));

        assertThat(new Table(run(HERE, ours, START, theirs), Optional.empty()).asText())
                .contains("| smote | 0.20 | 0.20 to 0.20 | s |", "| peer: smote | 0.50 | 0.50 to 0.50 | s |")
                .contains("smote: 2.50 times as fast as the peer's smote")
                .doesNotContain("start: ");
    }

    @Test
    void comparesWithAnEarlierRunByTheSamePeer() {
        Series trainingThen = new Series("training", Unit.IMAGES_PER_SECOND, false, List.of(800.0));
        Series peerThen = new Series("torch", Unit.IMAGES_PER_SECOND, true, List.of(620.0));
        Series startThen = new Series("start", Unit.SECONDS, false, List.of(5.0));

        String table = new Table(
                        run(HERE, TRAINING, START, PEER), Optional.of(run(HERE, trainingThen, startThen, peerThen)))
                .asText();

        // The machine is at half its speed: 310 against 620. So is the training: 400 against 800.
        assertThat(table)
                .contains("| times as fast as on 2026-01-31 |")
                .contains("| training | 400.0 | 390.0 to 410.0 | images/s | 0.50 (by the peer: 1.00) |")
                .contains("| start | 2.50 | 2.00 to 3.00 | s | 2.00 (by the peer: 4.00) |")
                .contains("| peer: torch | 310.0 | 300.0 to 320.0 | images/s | 0.50 |")
                .doesNotContain("another machine");
    }

    @Test
    void saysThatFiguresOfAnotherMachineAreNotComparable() {
        Run elsewhere = run(new Machine("Processor B", 2, "Linux amd64", "Vendor 17"), TRAINING);

        assertThat(new Table(run(HERE, TRAINING, START), Optional.of(elsewhere)).asText())
                .contains("| training | 400.0 | 390.0 to 410.0 | images/s | 1.00 |")
                .contains("| start | 2.50 | 2.00 to 3.00 | s |  |")
                .contains("The earlier figures are of another machine");
    }

    @Test
    void keepsARunInAFile() throws IOException {
        Path file = folder.resolve("run.json");
        Run run = run(HERE, TRAINING, START, PEER);

        run.write(file);

        assertThat(Run.read(file)).isEqualTo(run);
    }

    @Test
    void refusesAFileThatIsNoRun() throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "[1, 2");

        assertThatThrownBy(() -> Run.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other.json was not written by the benchmarks");
    }

    private static Run run(Machine machine, Series... series) {
        return new Run("2026-01-31", "program 1", "drawn", machine, List.of(series));
    }
}
