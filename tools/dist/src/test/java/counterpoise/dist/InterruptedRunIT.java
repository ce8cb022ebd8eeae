package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import counterpoise.dist.Program.Finished;
import counterpoise.dist.Program.Running;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are stopped in the midst of a training end as if they had not been. */
class InterruptedRunIT {

    private static final Duration BEGINNING = Duration.ofMinutes(2);

    /** What is promised: a worker that has lost its coordinator ends within this time. */
    private static final Duration ORPHANED = Duration.ofSeconds(5);

    private static final String[] COMMAND = {"long.conf", "--device", "cpu", "--out", "out", "--store", "store"};

    @TempDir
    private static Path undisturbed;

    private static Map<String, String> expectedArrays;
    private static List<List<String>> expectedScores;

    @TempDir
    private Path folder;

    private StoreFolder store;

    @BeforeAll
    static void runUndisturbed() throws IOException {
        Configurations.write(undisturbed.resolve("long.conf"), Configurations.LONG);
        Program.in(undisturbed).run(COMMAND).succeeded();
        expectedArrays = new StoreFolder(undisturbed.resolve("store")).arrays();
        expectedScores = Results.of(undisturbed.resolve("out/results.csv")).scores();
    }

    @BeforeEach
    void writeConfiguration() throws IOException {
        Configurations.write(folder.resolve("long.conf"), Configurations.LONG);
        store = new StoreFolder(folder.resolve("store"));
    }

    @Test
    void goesOnByItselfWhenAWorkerIsKilled() {
        Running running = startAndAwaitCheckpoint(Program.in(folder));
        assertThat(running.workers()).hasSize(1).allMatch(ProcessHandle::destroyForcibly);
        Finished finished = running.finish().succeeded();
        assertThat(finished.err()).containsOnlyOnce("is replaced");
        assertEndedAsIfUndisturbed();
    }

    @Test
    void leavesNoWorkerAndGoesOnFromTheCheckpointWhenTheCoordinatorIsKilled() {
        Running running = startAndAwaitCheckpoint(Program.in(folder));
        List<ProcessHandle> workers = running.workers();
        running.process().destroyForcibly();
        assertStopped(workers);
        running.finish();
        JsonNode checkpointed = store.checkpoint().orElseThrow().get("history");

        Finished finished = Program.in(folder).run(COMMAND).succeeded();
        assertThat(finished.err()).doesNotContain("subset");
        assertEndedAsIfUndisturbed();
        assertThat(trainingHistory())
                .startsWith(checkpointed.findParents("seconds").toArray(JsonNode[]::new));
    }

    @Test
    void saysThatItCanGoOnWhenItIsInterrupted() {
        Running running = startAndAwaitCheckpoint(ownGroup());
        List<ProcessHandle> workers = running.workers();
        interrupt(Long.toString(running.process().pid()));
        assertInterrupted(running, workers);
    }

    @Test
    void saysThatItCanGoOnWhenATerminalInterruptsItWithItsWorkers() {
        Running running = startAndAwaitCheckpoint(ownGroup());
        List<ProcessHandle> workers = running.workers();
        interrupt("-" + running.process().pid());
        assertInterrupted(running, workers);
    }

    private Running startAndAwaitCheckpoint(Program program) {
        Running running = program.start(COMMAND);
        Polling.await("the first checkpoint", BEGINNING, () -> {
            assertThat(running.process().isAlive()).as("still at work").isTrue();
            return store.checkpoint();
        });
        return running;
    }

    /** As a terminal starts it: in a process group of its own, and open to interruption. */
    private Program ownGroup() {
        assumeThat(Path.of("/usr/bin/setsid")).as("the command setsid of Linux").isExecutable();
        return Program.in(folder).launchedBy("setsid", "env", "--default-signal=INT");
    }

    private static void interrupt(String target) {
        try {
            assertThat(new ProcessBuilder("kill", "-INT", "--", target).start().waitFor())
                    .isZero();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void assertInterrupted(Running running, List<ProcessHandle> workers) {
        Finished finished = running.finish();
        assertStopped(workers);
        assertThat(finished.exitCode()).isEqualTo(130);
        assertThat(finished.err())
                .endsWith("Interrupted. The same command goes on where this one stopped.\n")
                .doesNotContain("is replaced")
                .doesNotContain("failed")
                .doesNotContain("\tat ");
        Program.in(folder).run(COMMAND).succeeded();
        assertEndedAsIfUndisturbed();
    }

    private static void assertStopped(List<ProcessHandle> workers) {
        assertThat(workers).hasSize(1);
        Polling.await(
                "the end of the workers",
                ORPHANED,
                () -> workers.stream().noneMatch(ProcessHandle::isAlive) ? Optional.of(true) : Optional.empty());
    }

    private void assertEndedAsIfUndisturbed() {
        assertThat(store.arrays()).isEqualTo(expectedArrays);
        assertThat(Results.of(folder.resolve("out/results.csv")).scores()).isEqualTo(expectedScores);
        assertThat(store.checkpoint()).isEmpty();
        assertThat(trainingHistory()).hasSize(16);
    }

    private List<JsonNode> trainingHistory() {
        Path file = store.stages("training").get(0).file("training.json");
        return StoreFolder.json(file).get("history").findParents("seconds");
    }
}
