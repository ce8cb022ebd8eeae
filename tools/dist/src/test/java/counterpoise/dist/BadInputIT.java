package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import counterpoise.dist.Program.Finished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong request is answered by a sentence that says what is wrong, where, and what to do; nothing is touched. */
class BadInputIT {

    private static final int WRONG_REQUEST = 2;
    private static final int SOME_FAILED = 1;

    private static final String NAMED = "experiment { name = tiny }\n";

    private static final String OWN_CIFAR = Configurations.TINY
            + "experiment.dataset { plugin = cifar10, cifar10 { verify-checksums = false }, imbalance { ratio = 2 } }\n";

    @TempDir
    private Path folder;

    static List<Arguments> wrongConfigurations() {
        return List.of(
                wrong("unknown plugin", NAMED + "experiment.loss.plugin = cee", "wrong.conf:2:", "cee", "ce"),
                wrong("unknown key", NAMED + "experiment.training.epoch = 3", "wrong.conf:2:", "did you mean epochs?"),
                wrong(
                        "unknown option of a plugin",
                        NAMED + "experiment.oversampler.eos.kk = 3",
                        "wrong.conf:2: experiment.oversampler.eos.kk: unknown; did you mean k?"),
                wrong("wrong type", NAMED + "experiment.training.epochs = many", "wrong.conf:2:", "epochs", "number"),
                wrong(
                        "two values out of range",
                        NAMED + "experiment.training.momentum = 1.5\nexperiment.head.epochs = 0",
                        "wrong.conf:2: experiment.training.momentum",
                        "wrong.conf:3: experiment.head.epochs"),
                wrong("missing include", "include \"nowhere.conf\"\n" + NAMED, "wrong.conf", "nowhere.conf"),
                wrong("empty file", "", "wrong.conf", "empty"),
                wrong("broken syntax", NAMED + "experiment { seed = ", "wrong.conf"),
                wrong("name that leaves the folder", "experiment.name = \"../elsewhere\"", "wrong.conf:1:", "name"),
                wrong("no name", "experiment.seed = 1", "name"),
                wrong("empty axis", NAMED + "sweep.seed = []", "wrong.conf:2:", "sweep.seed"));
    }

    private static Arguments wrong(String what, String configuration, String... said) {
        return Arguments.of(what, configuration, List.of(said));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongConfigurations")
    void refusesAWrongConfiguration(String what, String configuration, List<String> said) throws IOException {
        Configurations.write(folder.resolve("wrong.conf"), configuration);
        assertRefused(said, "wrong.conf", "--out", "out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nowhere.conf                                    | nowhere.conf: no such file
                    sweep.conf --jobs 0                             | --jobs: needs at least 1, found 0
                    sweep.conf --jobs two                           | two
                    sweep.conf --stage-timeout 0m                   | --stage-timeout: needs a time above 0 such as 90s
                    sweep.conf --stage-timeout soon                 | 30m or 2h, found soon
                    sweep.conf --device tpu                         | --device: needs auto, cpu, gpu or gpu:N
                    sweep.conf --quick                              | Unknown option: '--quick'
                    sweep.conf experiment.training.epochs           | needs KEY=VALUE
                    sweep.conf experiment.training.epochs=x         | command line
                    sweep.conf experiment.seed=1                    | is swept by sweep.conf
                    sweep.conf experiment.oversampler.plugin=eos    | is swept by sweep.conf
                    sweep.conf --only loss.plugin=ce                | is not swept
                    sweep.conf --only seed=7                        | seed=7
                    sweep.conf --only seed                          | --only
                    sweep.conf --store notes.txt                    | notes.txt
                    sweep.conf --plugins nowhere                    | nowhere
                    sweep.conf experiment.dataset.plugin=cifar10    | Dataset cifar10 was not found
                    describe oversampler eoss                       | eos
                    describe oversamplers eos                       | oversamplers
                    store                                           | list, why, verify or gc
                    store why nothing                               | nothing
                    """)
    void refusesAWrongCommand(String arguments, String said) throws IOException {
        Configurations.write(folder.resolve("sweep.conf"), Configurations.SWEEP);
        Configurations.write(folder.resolve("notes.txt"), "mine");
        assertRefused(List.of(said), arguments.split(" "));
    }

    @Test
    void refusesAGpuThatIsNotThere() throws IOException {
        assumeThat(Path.of("/dev/nvidia0")).as("a GPU").doesNotExist();
        Configurations.write(folder.resolve("tiny.conf"), Configurations.TINY);
        assertRefused(List.of("--device gpu: no NVIDIA GPU", "--device cpu"), "tiny.conf", "--device", "gpu");
    }

    @Test
    void refusesToWriteOverAFile() throws IOException {
        Configurations.write(folder.resolve("tiny.conf"), Configurations.TINY);
        Configurations.write(folder.resolve("notes.txt"), "mine");
        assertRefused(List.of("--out notes.txt: is a file"), "tiny.conf", "--out", "notes.txt");
    }

    @Test
    void refusesToWriteIntoAFolderThatHoldsOtherFiles() throws IOException {
        Configurations.write(folder.resolve("tiny.conf"), Configurations.TINY);
        Configurations.write(folder.resolve("thesis/results.csv"), "mine");
        assertRefused(List.of("--out thesis: holds files that are not a run's"), "tiny.conf", "--out", "thesis");
    }

    @Test
    void failsTrialsWhoseDataAreCutShort() throws IOException {
        Path data = folder.resolve("data/cifar10");
        CifarFiles.write(data, 2);
        Path file = data.resolve("data_batch_3.bin");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), CifarFiles.RECORD_BYTES * 3 + 7));
        assertTrialFails(data, "data_batch_3.bin: record 3 is cut");
    }

    @Test
    void failsTrialsWhoseDataHaveALabelThatDoesNotExist() throws IOException {
        Path data = folder.resolve("data/cifar10");
        CifarFiles.write(data, 2);
        Path file = data.resolve("data_batch_2.bin");
        byte[] records = Files.readAllBytes(file);
        records[CifarFiles.RECORD_BYTES * 4] = 10;
        Files.write(file, records);
        assertTrialFails(data, "data_batch_2.bin: record 4 (from 0) has the label 10");
    }

    @Test
    void refusesFilesThatAreNotTheOfficialOnes() throws IOException {
        Configurations.write(folder.resolve("tiny.conf"), Configurations.TINY);
        CifarFiles.write(folder.resolve("data/cifar10"), 1);
        Map<String, String> given = Folders.contents(folder);
        Finished finished = Program.in(folder).run("tiny.conf", "experiment.dataset.plugin=cifar10");
        assertExplained(finished, WRONG_REQUEST, List.of("data_batch_1.bin", "30730 bytes", "30730000"));
        assertThat(Folders.contents(folder)).containsAllEntriesOf(given);
        assertThat(folder.resolve("runs/tiny")).doesNotExist();
    }

    @Test
    void triesAgainOnDemandAloneWhatFailedForAReasonThatLasts() throws IOException {
        Configurations.write(folder.resolve("tiny.conf"), Configurations.TINY);
        String[] command = {
            "tiny.conf", "experiment.training.learning-rate=1e17", "--device", "cpu", "--out", "out", "--store", "store"
        };
        List<String> said = List.of("the loss ce became ", "in epoch 1, step ");
        Finished first = Program.in(folder).run(command);
        assertExplained(first, SOME_FAILED, said);
        assertThat(first.err()).contains(" begins").doesNotContain("--retry-failed");

        Finished second = Program.in(folder).run(command);
        assertExplained(second, SOME_FAILED, said);
        assertThat(second.err()).contains("--retry-failed tries it again").doesNotContain(" begins");
        assertThat(Results.of(folder.resolve("out/results.csv")).column("status"))
                .containsExactly("failed");

        List<String> retrying = new ArrayList<>(List.of(command));
        retrying.add("--retry-failed");
        Finished third = Program.in(folder).run(retrying.toArray(String[]::new));
        assertExplained(third, SOME_FAILED, said);
        assertThat(third.err()).contains(" begins").doesNotContain("--retry-failed");
        assertThat(Files.readAllLines(folder.resolve("out/logs/workers.log")))
                .as("workers of the first and third run")
                .hasSize(2)
                .allMatch(line -> line.endsWith("starts: the first of its slot"));
    }

    private void assertRefused(List<String> said, String... arguments) throws IOException {
        Map<String, String> given = Folders.contents(folder);
        Finished finished = Program.in(folder).run(arguments);
        assertExplained(finished, WRONG_REQUEST, said);
        assertThat(finished.out()).isEmpty();
        assertThat(Folders.contents(folder)).isEqualTo(given);
    }

    private void assertTrialFails(Path data, String said) throws IOException {
        Configurations.write(folder.resolve("own.conf"), OWN_CIFAR);
        Map<String, String> given = Folders.contents(data);
        Finished finished = Program.in(folder).run("own.conf", "--device", "cpu", "--out", "out");
        assertExplained(finished, SOME_FAILED, List.of(said));
        assertThat(Results.of(folder.resolve("out/results.csv")).column("status"))
                .containsExactly("failed");
        assertThat(Folders.contents(data)).isEqualTo(given);
    }

    private static void assertExplained(Finished finished, int exitCode, List<String> said) {
        assertThat(finished.err())
                .contains(said)
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("not expected");
        assertThat(finished.exitCode()).isEqualTo(exitCode);
    }
}
