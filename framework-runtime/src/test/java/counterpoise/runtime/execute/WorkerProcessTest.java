package counterpoise.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that cannot begin: a device that is none ends them before they call back. */
class WorkerProcessTest {

    @TempDir
    Path folder;

    private ExecutionSettings settings(int jobs) {
        return new ExecutionSettings(
                folder.resolve("store"),
                List.of(),
                new Workers(List.of("gpu:none"), jobs, 1),
                "2.7",
                "",
                false,
                "run",
                Optional.empty(),
                folder.resolve("out").resolve("logs"));
    }

    private StageCosts noCosts() throws IOException {
        return StageCosts.of(new Store(folder.resolve("store")), Map.of(), Map.of());
    }

    @Test
    void saysInASentenceThatAWorkerEndedBeforeItBegan() throws IOException {
        Path log = folder.resolve("out/logs/worker-3.log");
        assertThatThrownBy(() -> WorkerProcess.start(3, settings(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("a worker ended with exit code 1 before it began; see " + log);
        assertThat(Files.readString(log)).contains("NumberFormatException");
    }

    @Test
    void saysWhatIsUsualBehindAnExitCode() {
        assertThat(WorkerProcess.explained(7)).isEqualTo("7");
        assertThat(WorkerProcess.explained(137)).isEqualTo("137 (killed, as the system does when memory runs out)");
        assertThat(WorkerProcess.explained(139)).isEqualTo("139 (crashed in native code)");
    }

    @Test
    void givesUpAWorkerThatBeginsWhenTheRunIsStopped() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> WorkerProcess.start(0, settings(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the run was stopped while a worker began");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void failsEveryStageWhenNoWorkerCanBegin() throws Exception {
        Stage subset = TestStages.stage(StageKind.SUBSET, "subset");
        Stage training = TestStages.stage(StageKind.TRAINING, "training", subset);
        List<String> heard = new ArrayList<>();
        Map<String, Failure> failures;
        try (Coordinator coordinator = new Coordinator(settings(1), new HeardEvents(heard))) {
            failures = coordinator.run(List.of(subset, training), noCosts());
        }
        assertThat(failures).containsOnlyKeys(subset.key(), training.key());
        assertThat(failures.values())
                .allMatch(failure -> failure.sentence().startsWith("a worker ended with exit code"));
        assertThat(heard)
                .hasSize(4)
                .startsWith("worker 0: the first of its slot")
                .endsWith("failed " + subset.label());
        assertThat(heard.get(1)).startsWith("replaced: a worker ended with exit code 1 before it began; see ");
    }

    @Test
    void doesNotHangWhenItsListenerFails() {
        Stage subset = TestStages.stage(StageKind.SUBSET, "subset");
        Stage training = TestStages.stage(StageKind.TRAINING, "training", subset);
        HeardEvents broken = new HeardEvents(List.of()); // which cannot be added to
        try (Coordinator coordinator = new Coordinator(settings(2), broken)) {
            assertThatThrownBy(() -> coordinator.run(List.of(subset, training), noCosts()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the coordinator failed");
        }
    }
}
