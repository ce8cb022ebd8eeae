package counterpoise.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which worker does what, and when another is started. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CoordinatorTest {

    private static final List<Message> COMPUTED = List.of(new Message.Begun(List.of()), new Message.Done(true, 100));

    private final Stage subset = TestStages.stage(StageKind.SUBSET, "subset");
    private final Stage training = TestStages.stage(StageKind.TRAINING, "training", subset);
    private final Stage embeddings = TestStages.stage(StageKind.EMBEDDINGS, "embeddings", training);
    private final Stage other = TestStages.stage(StageKind.TRAINING, "other", subset);
    private final List<Stage> all = List.of(subset, training, embeddings, other);

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private Map<String, Failure> run(Worker.Starter workers, int jobs) throws IOException, InterruptedException {
        ExecutionSettings settings = new ExecutionSettings(
                folder.resolve("store"),
                List.of(),
                new Workers(List.of("cpu"), jobs, 1),
                "2.7",
                "",
                false,
                "run",
                Optional.of(Duration.ofSeconds(90)),
                folder.resolve("logs"));
        StageCosts costs = StageCosts.of(new Store(folder.resolve("store")), Map.of(), Map.of());
        try (Coordinator coordinator = new Coordinator(settings, new HeardEvents(heard), workers)) {
            return coordinator.run(all, costs);
        }
    }

    private List<String> startsLogged() throws IOException {
        return Files.readAllLines(folder.resolve("logs").resolve(WorkerLog.FILE));
    }

    @Test
    void haveOneWorkerDoAllThatItsSlotDoes() throws Exception {
        FakeWorkers workers = new FakeWorkers((number, stage) -> COMPUTED);
        assertThat(run(workers, 1)).isEmpty();
        assertThat(workers.orders()).containsExactly("1: subset", "1: training", "1: embeddings", "1: other");
        assertThat(startsLogged())
                .singleElement()
                .asString()
                .matches("\\S+Z worker 1 \\(process 1, cpu\\) starts: the first of its slot");
    }

    @Test
    void startNoMoreWorkersThanSlots() throws Exception {
        assertThat(run(new FakeWorkers((number, stage) -> COMPUTED), 2)).isEmpty();
        assertThat(startsLogged()).hasSizeBetween(1, 2);
    }

    @Test
    void goOnWithAnotherWorkerWhenOneDies() throws Exception {
        FakeWorkers workers = new FakeWorkers(
                (number, stage) -> number == 1 && stage.equals(training) ? List.of(FakeWorkers.DEATH) : COMPUTED);
        assertThat(run(workers, 1)).isEmpty();
        assertThat(workers.orders())
                .containsExactly("1: subset", "1: training", "2: training", "2: embeddings", "2: other");
        assertThat(startsLogged())
                .hasSize(2)
                .last()
                .asString()
                .endsWith("starts: the worker (process 1) ended with exit code 139 during " + training.label());
    }

    @Test
    void doTheRestWhenAStageKillsEveryWorker() throws Exception {
        FakeWorkers workers =
                new FakeWorkers((number, stage) -> stage.equals(training) ? List.of(FakeWorkers.DEATH) : COMPUTED);
        Map<String, Failure> failures = run(workers, 1);
        assertThat(failures).containsOnlyKeys(training.key(), embeddings.key());
        assertThat(failures.get(training.key()).lasting()).isFalse();
        assertThat(failures.get(training.key()).sentence())
                .contains("ended with exit code 139 during " + training.label() + ", twice. A plugin must not end Java")
                .endsWith("see " + folder.resolve("logs"));
        assertThat(heard).contains("done " + other.label());
        assertThat(startsLogged()).hasSize(3);
    }

    @Test
    void goOnAsLongAsEachWorkerThatDiesCameFurther() throws Exception {
        double[] reached = {0.2, 0.5, 0.505, 0.9};
        FakeWorkers workers = new FakeWorkers((number, stage) -> {
            if (!stage.equals(training)) {
                return COMPUTED;
            }
            Message progress = new Message.Progress(reached[number - 1], "");
            return List.of(new Message.Begun(List.of()), progress, FakeWorkers.DEATH);
        });
        assertThat(run(workers, 1)).containsOnlyKeys(training.key(), embeddings.key());
        assertThat(workers.orders())
                .containsExactly("1: subset", "1: training", "2: training", "3: training", "4: other");
    }

    /** Starts fakes, but for some attempts, counted from 1. */
    private static Worker.Starter failingAt(Set<Integer> attempts, FakeWorkers workers) {
        AtomicInteger attempt = new AtomicInteger();
        return slot -> {
            if (attempts.contains(attempt.incrementAndGet())) {
                throw new IOException("killed before it began");
            }
            return workers.start(slot);
        };
    }

    @Test
    void startAnotherWorkerWhenOneEndsBeforeItBegins() throws Exception {
        FakeWorkers workers = new FakeWorkers((number, stage) -> COMPUTED);
        assertThat(run(failingAt(Set.of(1), workers), 1)).isEmpty();
        assertThat(heard)
                .startsWith(
                        "worker 0: the first of its slot",
                        "replaced: killed before it began",
                        "worker 0: killed before it began",
                        "started " + subset.label());
        assertThat(startsLogged()).singleElement().asString().endsWith("starts: killed before it began");
    }

    @Test
    void failEveryStageWhenNoWorkerBegins() throws Exception {
        FakeWorkers workers = new FakeWorkers(FakeWorkers.DEATH, (number, stage) -> COMPUTED);
        Map<String, Failure> failures = run(workers, 2);
        assertThat(failures)
                .containsOnlyKeys(all.stream().map(Stage::key).toArray(String[]::new))
                .allSatisfy((key, failure) -> assertThat(failure.sentence())
                        .isEqualTo("a worker ended with exit code 139 before it began; see " + folder.resolve("logs")));
        assertThat(workers.orders()).isEmpty();
        assertThat(startsLogged()).hasSizeBetween(2, 4);
    }

    @Test
    void doAllInTheOtherSlotsWhenOneHasNoWorker() throws Exception {
        FakeWorkers workers = new FakeWorkers((number, stage) -> COMPUTED);
        Worker.Starter starter = slot -> {
            if (slot == 0) {
                return workers.start(slot);
            }
            throw new IOException("no such GPU");
        };
        assertThat(run(starter, 2)).isEmpty();
        assertThat(workers.orders()).hasSize(all.size());
        // It may have found nothing to do.
        assertThat(heard).filteredOn(event -> event.startsWith("given up")).isSubsetOf("given up 1: no such GPU");
    }

    @Test
    void orderNothingFromAWorkerThatComputesWithSomethingElse() throws Exception {
        FakeWorkers workers = new FakeWorkers(new Message.Ready("2.6.0", ""), (number, stage) -> COMPUTED);
        Map<String, Failure> failures = run(workers, 1);
        assertThat(failures).hasSize(all.size()).allSatisfy((key, failure) -> assertThat(failure.sentence())
                .isEqualTo(
                        "the worker loaded libtorch 2.6.0, but the plan is for 2.7; set" + " PYTORCH_VERSION=2.6.0"));
        assertThat(workers.orders()).isEmpty();
        assertThat(startsLogged()).hasSize(1);

        FakeWorkers rebuilt = new FakeWorkers(new Message.Ready("2.7.1", "another"), (number, stage) -> COMPUTED);
        assertThat(run(rebuilt, 1)).allSatisfy((key, failure) -> assertThat(failure.sentence())
                .startsWith("Counterpoise was built anew while this run was under way"));
        assertThat(rebuilt.orders()).isEmpty();
    }

    @Test
    void nameThePluginsOfAStageWhoseWorkerDies() throws Exception {
        Message begun = new Message.Begun(List.of("loss ce", "dataset toy"));
        FakeWorkers workers = new FakeWorkers((number, stage) -> {
            if (!stage.equals(training)) {
                return COMPUTED;
            }
            return number == 1
                    ? List.of(begun, FakeWorkers.DEATH)
                    : List.of(begun, new Message.Ending("loss ce"), FakeWorkers.DEATH);
        });
        Map<String, Failure> failures = run(workers, 1);
        assertThat(heard)
                .contains("replaced: the worker (process 1) ended with exit code 139 during " + training.label()
                        + ", which calls the loss ce, the dataset toy");
        assertThat(failures.get(training.key()).sentence())
                .startsWith("the worker (process 2) ended with exit code 139 during " + training.label()
                        + ", while the loss ce was at work, twice. ");
        assertThat(failures.get(training.key()).lasting()).isFalse();
        assertThat(startsLogged()).last().asString().endsWith(", while the loss ce was at work");
    }

    @Test
    void doTheRestWithAnotherWorkerWhenAFailureLeavesOneUnfit() throws Exception {
        FakeWorkers workers = new FakeWorkers((number, stage) -> stage.equals(training)
                ? List.of(new Message.Begun(List.of()), new Message.Failed("no memory", "trace", false, false))
                : COMPUTED);
        Failure failure = new Failure("no memory", "trace", false);
        assertThat(run(workers, 1)).isEqualTo(Map.of(training.key(), failure, embeddings.key(), failure));
        assertThat(workers.orders()).containsExactly("1: subset", "1: training", "2: other");
        assertThat(startsLogged())
                .hasSize(2)
                .last()
                .asString()
                .endsWith("starts: the failure of " + training.label() + " left the worker unfit for another stage");
    }

    @Test
    void tellWorkersHowLongAStageMayShowNoProgress() throws Exception {
        FakeWorkers workers = new FakeWorkers((number, stage) -> COMPUTED);
        run(workers, 1);
        assertThat(workers.timeouts()).containsExactly(90L, 90L, 90L, 90L);
    }

    @Test
    void keepTheWorkerAndDoTheRestWhenAStageFails() throws Exception {
        FakeWorkers workers = new FakeWorkers((number, stage) -> stage.equals(training)
                ? List.of(new Message.Begun(List.of()), new Message.Failed("the loss is NaN", "trace", true, true))
                : COMPUTED);
        Failure failure = new Failure("the loss is NaN", "trace", true);
        assertThat(run(workers, 1)).isEqualTo(Map.of(training.key(), failure, embeddings.key(), failure));
        assertThat(workers.orders()).containsExactly("1: subset", "1: training", "1: other");
        assertThat(startsLogged()).hasSize(1);
    }

    @Test
    void replaceAWorkerThatHasGrownTooLarge() throws Exception {
        FakeWorkers workers = new FakeWorkers((number, stage) ->
                List.of(new Message.Begun(List.of()), new Message.Done(true, stage.equals(training) ? 1e12 : 100)));
        assertThat(run(workers, 1)).isEmpty();
        assertThat(workers.orders()).containsExactly("1: subset", "1: training", "2: embeddings", "2: other");
        assertThat(startsLogged()).hasSize(2).last().asString().contains("starts: the worker holds ");
    }

    @Test
    void leaveAStageToAnotherRunAndTakeItsResultLater() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        FakeWorkers workers = new FakeWorkers((number, stage) -> {
            if (!stage.equals(training)) {
                return COMPUTED;
            }
            return asked.incrementAndGet() < 3
                    ? List.of(new Message.Elsewhere())
                    : List.of(new Message.Done(false, 100));
        });
        assertThat(run(workers, 1)).isEmpty();
        assertThat(workers.orders())
                .containsExactly("1: subset", "1: training", "1: other", "1: training", "1: training", "1: embeddings");
        assertThat(heard)
                .containsExactly(
                        "worker 0: the first of its slot",
                        "started " + subset.label(),
                        "done " + subset.label(),
                        "elsewhere " + training.label(),
                        "started " + other.label(),
                        "done " + other.label(),
                        "found " + training.label(),
                        "started " + embeddings.label(),
                        "done " + embeddings.label());
    }
}
