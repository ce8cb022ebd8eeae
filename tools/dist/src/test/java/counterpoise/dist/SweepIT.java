package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import counterpoise.dist.Program.Finished;
import counterpoise.dist.StoreFolder.StageFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sweep from configuration to report, and what can be asked about it afterwards. */
class SweepIT {

    @TempDir
    private static Path folder;

    private static Program program;
    private static Finished first;
    private static Path out;
    private static StoreFolder store;

    @BeforeAll
    static void runTheSweep() throws IOException {
        Configurations.write(folder.resolve("sweep.conf"), Configurations.SWEEP);
        program = Program.in(folder);
        first = program.run("sweep.conf", "--device", "cpu").succeeded();
        out = folder.resolve("runs/tiny");
        store = new StoreFolder(folder.resolve("runs/.store"));
    }

    @Test
    void printsATableOnStdoutAndProgressOnStderr() {
        assertThat(first.out())
                .contains("oversampler", "bac", "gm", "fm", "none", "random", "eos", "±", "Report: runs/tiny")
                .doesNotContain("training");
        assertThat(first.err()).contains("[20/20]").doesNotContain("\tat ");
    }

    @Test
    void writesOneRowATrialInTheOrderOfTheSweep() {
        Results results = Results.of(out.resolve("results.csv"));
        assertThat(results.columns())
                .containsExactly(
                        "trial",
                        "status",
                        "dataset",
                        "architecture",
                        "loss",
                        "oversampler",
                        "space",
                        "seed",
                        "bac",
                        "gm",
                        "fm",
                        "selection",
                        "best_epoch",
                        "best_head_epoch",
                        "train_images",
                        "synthetic_images",
                        "parameters",
                        "train_seconds",
                        "augment_seconds",
                        "head_seconds",
                        "evaluate_seconds",
                        "reason");
        assertThat(results.column("oversampler")).containsExactly("none", "none", "random", "random", "eos", "eos");
        assertThat(results.column("seed")).containsExactly("0", "1", "0", "1", "0", "1");
        assertThat(results.column("status")).containsOnly("done");
        assertThat(results.column("trial")).allMatch(id -> id.matches("shapes-resnet-ce-[a-z]+-s[01]-[0-9a-f]{8}"));
        // Worked by hand: 60 x 10^(-k/9) images of class k, cut to whole numbers, are
        // 60 46 35 27 21 16 12 10 7 6; the nine smaller classes lack 360 of 60 each.
        assertThat(results.column("train_images")).containsOnly("240");
        assertThat(results.column("synthetic_images")).containsExactly("0", "0", "360", "360", "360", "360");
        assertThat(results.column("best_head_epoch")).containsExactly("", "", "2", "2", "2", "2");
    }

    @Test
    void writesTheReportAndAFolderATrial() {
        assertThat(out).isDirectoryContaining(file -> file.endsWith("results.csv"));
        assertThat(Results.of(out.resolve("summary.csv")).rows()).hasSize(3);
        assertThat(out.resolve("summary.md")).content().contains("eos");
        for (String trial : Results.of(out.resolve("results.csv")).column("trial")) {
            Path trialFolder = out.resolve("trials").resolve(trial);
            assertThat(Folders.contents(trialFolder))
                    .containsOnlyKeys("epochs.csv", "log", "metrics.json", "per-class.csv", "trial.json");
            Results epochs = Results.of(trialFolder.resolve("epochs.csv"));
            assertThat(epochs.columns())
                    .containsExactly(
                            "phase",
                            "epoch",
                            "learning_rate",
                            "loss",
                            "seconds",
                            "images_per_second",
                            "resident_mib",
                            "bac",
                            "gm",
                            "fm");
            assertThat(epochs.column("phase")).startsWith("training", "training");
            assertThat(epochs.column("epoch")).startsWith("1", "2");
            assertThat(Results.of(trialFolder.resolve("per-class.csv")).rows()).hasSize(10);
        }
    }

    @Test
    void describesATrialWithoutNamingTheMachine() throws IOException {
        String trial = Results.of(out.resolve("results.csv")).column("trial").get(0);
        Path file = out.resolve("trials").resolve(trial).resolve("trial.json");
        JsonNode description = StoreFolder.json(file);
        assertThat(description.get("trial").asText()).isEqualTo(trial);
        assertThat(description.get("status").asText()).isEqualTo("done");
        assertThat(description.get("stages").findValuesAsText("stage"))
                .contains("subset", "training", "embeddings", "evaluation");
        assertThat(Files.readString(file))
                .doesNotContain(folder.toString())
                .doesNotContain(System.getProperty("counterpoise.folder"));
    }

    @Test
    void trainsOneNetworkASeedForAllOversamplers() {
        assertThat(store.stageCounts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "subset", 2L,
                        "training", 2L,
                        "embeddings", 2L,
                        "embedding-synthetics", 4L,
                        "head", 4L,
                        "evaluation", 6L));
    }

    @Test
    void doesNothingTheSecondTime() throws IOException {
        String results = Files.readString(out.resolve("results.csv"));
        Map<String, String> before = Folders.contents(store.folder());
        Finished second = program.run("sweep.conf", "--device", "cpu").succeeded();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err()).isEmpty();
        assertThat(out.resolve("results.csv")).hasContent(results);
        assertThat(Folders.contents(store.folder())).isEqualTo(before);
    }

    @Test
    void saysWhatItWouldDo() {
        Finished everything =
                program.run("sweep.conf", "--device", "cpu", "--dry-run").succeeded();
        assertThat(everything.out())
                .contains("6 cells, 6 distinct trials")
                .containsPattern("training +2, 2 done")
                .containsPattern("evaluation +6, 6 done");
        Finished other = program.run(
                        "sweep.conf", "experiment.head.epochs=3", "--device", "cpu", "--dry-run", "--out", "planned")
                .succeeded();
        assertThat(other.out())
                .containsPattern("training +2, 2 done")
                .containsPattern("head +4, 0 done")
                .containsPattern("evaluation +6, 2 done");
        assertThat(folder.resolve("planned")).doesNotExist();
    }

    @Test
    void runsAPartOfTheSweep() {
        program.run(
                        "sweep.conf",
                        "--device",
                        "cpu",
                        "--out",
                        "part",
                        "--only",
                        "seed=1",
                        "--only",
                        "oversampler.plugin=eos")
                .succeeded();
        Results part = Results.of(folder.resolve("part/results.csv"));
        assertThat(part.rows()).hasSize(1);
        assertThat(part.column("oversampler")).containsExactly("eos");
        assertThat(part.column("seed")).containsExactly("1");
    }

    @Test
    void computesEverythingAnewWhenAskedTo(@TempDir Path copy) throws IOException {
        Folders.copy(store.folder(), copy);
        StoreFolder copied = new StoreFolder(copy);
        program.run(
                        "sweep.conf",
                        "--device",
                        "cpu",
                        "--fresh",
                        // As many as for the whole sweep: how the cores are divided shows in the last bits.
                        "--jobs",
                        "2",
                        "--only",
                        "seed=0",
                        "--out",
                        "fresh",
                        "--store",
                        copy.toString())
                .succeeded();
        assertThat(copied.stages().stream().map(StageFolder::run).distinct()).hasSize(2);
        assertThat(copied.stages("training").stream().map(StageFolder::run).distinct())
                .hasSize(2);
        assertThat(copied.arrays()).isEqualTo(store.arrays());
    }

    @Test
    void computesTheSameBitsInAnotherStore(@TempDir Path other) {
        program.run(
                        "sweep.conf",
                        "--device",
                        "cpu",
                        "--only",
                        "seed=0",
                        "--out",
                        "again",
                        "--store",
                        other.toString(),
                        "--jobs",
                        "2")
                .succeeded();
        Map<String, String> again = new StoreFolder(other).arrays();
        assertThat(again).hasSizeGreaterThan(20);
        assertThat(store.arrays()).containsAllEntriesOf(again);
        assertThat(Results.of(out.resolve("results.csv")).scores())
                .containsAll(Results.of(folder.resolve("again/results.csv")).scores());
    }

    @Test
    void listsExplainsAndVerifiesTheStore() {
        Finished list = program.run("store", "list").succeeded();
        assertThat(list.out().lines()).hasSameSizeAs(store.stages());
        StageFolder training = store.stages("training").get(0);
        assertThat(list.out()).contains(training.key().substring(0, 16));
        Finished why =
                program.run("store", "why", training.key().substring(0, 12)).succeeded();
        assertThat(why.out()).contains("\"training\"", "\"depth\" : 8", "\"seed\"");
        assertThat(program.run("store", "verify").succeeded().out())
                .isEqualTo("%d stages verified, 0 damaged%n"
                        .formatted(store.stages().size()));
    }

    @Test
    void refusesAKeyThatIsNotInTheStore() {
        Finished why = program.run("store", "why", "zz");
        assertThat(why.exitCode()).isEqualTo(2);
        assertThat(why.err()).contains("zz", "store list").hasLineCount(1);
    }

    @Test
    void removesWhatNoRunUses(@TempDir Path copy) throws IOException {
        Folders.copy(store.folder(), copy);
        StoreFolder copied = new StoreFolder(copy);
        program.run(
                        "sweep.conf",
                        "experiment.head.epochs=1",
                        "--device",
                        "cpu",
                        "--only",
                        "seed=0",
                        "--only",
                        "oversampler.plugin=eos",
                        "--out",
                        "given-up",
                        "--store",
                        copy.toString())
                .succeeded();
        assertThat(copied.stages()).hasSize(store.stages().size() + 2);
        Folders.delete(folder.resolve("given-up"));
        assertThat(program.run("store", "gc", "--dry-run", "--store", copy.toString())
                        .succeeded()
                        .out())
                .contains("would free");
        assertThat(copied.stages()).hasSize(store.stages().size() + 2);
        assertThat(program.run("store", "gc", "--store", copy.toString())
                        .succeeded()
                        .out())
                .contains("freed");
        assertThat(copied.arrays()).isEqualTo(store.arrays());
    }

    @Test
    void listsAndDescribesThePlugins() throws IOException {
        Finished plugins = program.run("plugins").succeeded();
        assertThat(plugins.out()).contains("shapes", "cifar10", "resnet", "eos", "confusion-matrix");
        assertThat(plugins.out()).doesNotContain("refused");
        Path json = folder.resolve("plugins.json");
        Files.writeString(json, program.run("plugins", "--json").succeeded().out());
        JsonNode tree = StoreFolder.json(json);
        assertThat(tree.get("plugins").findValuesAsText("name")).contains("shapes", "none", "random", "eos", "bac");
        assertThat(tree.get("plugins")).hasSize((int) plugins.out().lines().count());
        assertThat(program.run("describe", "oversampler", "eos").succeeded().out())
                .contains("variant", "k", "default: 10");
    }

    @Test
    void tellsHowItIsUsedAndItsVersion() {
        for (List<String> command : List.of(
                List.of("--help"),
                List.of("plugins", "--help"),
                List.of("describe", "--help"),
                List.of("store", "--help"),
                List.of("store", "gc", "--help"))) {
            Finished help = program.run(command.toArray(String[]::new)).succeeded();
            assertThat(help.out()).startsWith("Usage: run-experiment");
            assertThat(help.err()).isEmpty();
        }
        assertThat(program.run("--help").out())
                .contains(Stream.of(
                                "--out",
                                "--store",
                                "--data",
                                "--plugins",
                                "--device",
                                "--jobs",
                                "--stage-timeout",
                                "--only",
                                "--strict",
                                "--dry-run",
                                "--fresh",
                                // As many as for the whole sweep: how the cores are divided shows in the last bits.
                                "--jobs",
                                "2",
                                "Exit code")
                        .toList());
        for (String[] command : List.of(new String[] {"--version"}, new String[] {"store", "--version"})) {
            assertThat(program.run(command).succeeded().out()).startsWith("Counterpoise ");
        }
    }
}
