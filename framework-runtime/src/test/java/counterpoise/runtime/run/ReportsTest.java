package counterpoise.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    private static final String FIGURES = ",last,,,,,,,,,\n";

    @TempDir
    Path folder;

    private Reports reports;

    @BeforeEach
    void publish() throws IOException {
        Path expected = Files.createDirectories(folder.resolve("expected"));
        Files.writeString(expected.resolve("table2.csv"), "loss,oversampler,bac\nce,none,0.5\nce,eos,0.625\n");
        reports = new Reports(new ExperimentRunner.ExpectedFolder(expected));
    }

    @Test
    void writesTheTablesOfARunAnew() throws IOException {
        Path run = run("table2-small", "loss.plugin", "bac", "a,done,toy,net,ce,none,none,0,,0.25" + FIGURES);

        Reports.Reported reported = reports.write(List.of(run), Optional.empty());

        assertThat(reported.out()).isEqualTo(run);
        assertThat(reported.summary().rows()).containsExactly(List.of("none", ".2500", "1"));
        assertThat(run.resolve("summary.md"))
                .content()
                .contains("| ce | measured | .2500 |", "|  | published | .5000 |");
        assertThat(run.resolve("summary.csv")).exists();
        assertThat(run.resolve("summary.tex")).content().contains("\\textit{.5000}");
    }

    @Test
    void reportsOnSeveralRunsTogether() throws IOException {
        Path first = run("table2-one", "head.retrain", "bac", "a,done,toy,net,ce,none,none,0,auto,0.25" + FIGURES);
        Path second = run(
                "table2-two",
                "oversampler.eos.k",
                "fm",
                "b,done,toy,net,ce,eos,embedding,0,10,0.75" + FIGURES,
                "a,failed,toy,net,ce,none,none,0,," + FIGURES);
        Path out = folder.resolve("both");

        reports.write(List.of(first, second), Optional.of(out));

        assertThat(Files.readAllLines(out.resolve("results.csv")))
                .satisfiesExactly(
                        header -> assertThat(header).contains(",seed,head.retrain,oversampler.eos.k,bac,fm,selection,"),
                        row -> assertThat(row).startsWith("a,done,toy,net,ce,none,none,0,auto,,0.25,,last,"),
                        row -> assertThat(row).startsWith("b,done,toy,net,ce,eos,embedding,0,,10,,0.75,last,"));
        // Written over by nobody, and reported on again like any run.
        assertThat(reports.write(List.of(out), Optional.empty()).summary().rows())
                .hasSize(2);
    }

    @Test
    void doesNotAverageTrialsOfOtherSettings() throws IOException {
        Path first = run("table2-one", "loss.plugin", "bac", "a,done,toy,net,ce,none,none,0,,0.25" + FIGURES);
        Path second = run("table2-two", "loss.plugin", "bac", "b,done,toy,net,ce,none,none,1,,0.75" + FIGURES);
        trial(first, "a", 2);
        trial(second, "b", 200);
        Path out = folder.resolve("both");

        assertThat(reports.write(List.of(first, second), Optional.of(out))
                        .summary()
                        .rows())
                .containsExactly(List.of("none", "2", ".2500", "1"), List.of("none", "200", ".7500", "1"));

        trial(second, "b", 2);
        assertThat(reports.write(List.of(first, second), Optional.of(out))
                        .summary()
                        .rows())
                .containsExactly(List.of("none", ".5000 ± .3536", "2"));
    }

    @Test
    void refusesWhatCannotBeOneReport() throws IOException {
        Path first = run("table2-one", "loss.plugin", "bac", "a,done,toy,net,ce,none,none,0,,0.25" + FIGURES);
        Path second = run("table2-two", "loss.plugin", "bac", "b,done,toy,net,ce,none,none,0,,0.75" + FIGURES);
        Path out = folder.resolve("both");

        assertThatThrownBy(() -> reports.write(List.of(first, second), Optional.of(out)))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("trials a and b have the same configuration and seed");
        assertThat(out).doesNotExist();
    }

    private static void trial(Path run, String id, int epochs) throws IOException {
        Files.writeString(
                Files.createDirectories(run.resolve("trials").resolve(id)).resolve("trial.json"),
                "{\"experiment\": {\"training\": {\"epochs\": %d}}, \"origins\": {}, \"stages\": []}"
                        .formatted(epochs));
    }

    @Test
    void drawsFiguresFromTheFoldersOfTrials() throws IOException {
        Path run = run("toy", "loss.plugin", "bac", "a,done,toy,net,ce,none,none,0,,0.25" + FIGURES);
        Path classes = Files.createDirectories(run.resolve("trials/a")).resolve("per-class.csv");
        Files.writeString(classes, "label,class,train_images,recall\n0,cat,9,0.5\n1,dog,3,0.25\n");
        Path out = folder.resolve("again");
        reports.write(List.of(run), Optional.of(out));
        assertThat(out.resolve("figures/recall-by-class.svg")).content().contains("Recall by class", ">dog<");
        assertThat(out.resolve("report.html")).content().contains("figure-recall-by-class");

        Files.writeString(classes, "label,class,train_images\n0,cat,9\n");
        assertThatThrownBy(() -> reports.write(List.of(run), Optional.empty()))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining(classes + ": is not what a run writes there (it has no column recall)");
    }

    @Test
    void refusesATableWithSecondsThatAreNone() throws IOException {
        Path run = run("toy", "loss.plugin", "bac", "a,done,toy,net,ce,none,none,0,,0.25,last,,,,,,soon,,,\n");
        assertThatThrownBy(() -> reports.write(List.of(run), Optional.empty()))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("results.csv: is not a table of trials");
    }

    @Test
    void refusesWhatIsNotARun() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        assertThatThrownBy(() -> reports.write(List.of(other), Optional.empty()))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("other: is not the folder of a run; name what --out named");

        Path unfinished = run("toy", "loss.plugin", "bac");
        Files.delete(unfinished.resolve("results.csv"));
        assertThatThrownBy(() -> reports.write(List.of(unfinished), Optional.empty()))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("has no results.csv");
    }

    @Test
    void asksWhereToReportSeveralAndWritesOverNothing() throws IOException {
        Path run = run("toy", "loss.plugin", "bac", "a,done,toy,net,ce,none,none,0,,0.25" + FIGURES);
        assertThatThrownBy(() -> reports.write(List.of(run, run), Optional.empty()))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("--out: is needed");

        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("thesis.tex"), "years of work");
        assertThatThrownBy(() -> reports.write(List.of(run), Optional.of(mine)))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("holds files that are not a run's");
        assertThat(mine).isDirectoryNotContaining("glob:**.csv");
    }

    private Path run(String name, String swept, String metric, String... rows) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        OutFolder.claim(run, name);
        Files.writeString(
                run.resolve("results.csv"),
                "trial,status,dataset,architecture,loss,oversampler,space,seed," + swept + "," + metric
                        + ",selection,best_epoch,best_head_epoch,train_images,synthetic_images,parameters,"
                        + "train_seconds,augment_seconds,head_seconds,evaluate_seconds\n" + String.join("", rows));
        return run;
    }
}
