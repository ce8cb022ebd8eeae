package counterpoise.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StageQueueTest {

    private static final Failure BROKEN = new Failure("it broke", "trace");

    private final Stage subset = TestStages.stage(StageKind.SUBSET, "subset");
    private final Stage first = TestStages.stage(StageKind.TRAINING, "first", subset);
    private final Stage firstEmbeddings = TestStages.stage(StageKind.EMBEDDINGS, "first embeddings", subset, first);
    private final Stage firstEvaluation = TestStages.stage(StageKind.EVALUATION, "first evaluation", firstEmbeddings);
    private final Stage second = TestStages.stage(StageKind.TRAINING, "second", subset);
    private final Stage secondEmbeddings = TestStages.stage(StageKind.EMBEDDINGS, "second embeddings", subset, second);

    private final List<Stage> all = List.of(subset, first, firstEmbeddings, firstEvaluation, second, secondEmbeddings);

    @Test
    void handsOutTrainingsFirstAndThenWhatReadsThem() throws InterruptedException {
        StageQueue queue = new StageQueue(all);
        assertThat(take(queue)).isEqualTo(subset);
        queue.done(subset);
        assertThat(take(queue)).isEqualTo(first);
        queue.done(first);
        assertThat(take(queue)).isEqualTo(second);
        queue.done(second);
        assertThat(take(queue)).isEqualTo(firstEmbeddings);
    }

    @Test
    void letsAWorkerGoOnWithWhatItKnows() throws InterruptedException {
        StageQueue queue = new StageQueue(all);
        queue.done(take(queue));
        queue.done(take(queue));
        assertThat(queue.take(Set.of(first.key()))).contains(firstEmbeddings);
        assertThat(queue.take(Set.of("of another store"))).contains(second);
    }

    @Test
    void takesWhatIsNotInItForStored() throws InterruptedException {
        StageQueue queue = new StageQueue(List.of(firstEmbeddings));
        assertThat(take(queue)).isEqualTo(firstEmbeddings);
    }

    @Test
    void takesDependantsAlongWithAFailure() throws InterruptedException {
        StageQueue queue = new StageQueue(all);
        queue.done(take(queue));
        queue.failed(take(queue), BROKEN);
        assertThat(queue.failures())
                .containsOnlyKeys(first.key(), firstEmbeddings.key(), firstEvaluation.key())
                .containsValue(BROKEN);
        assertThat(take(queue)).isEqualTo(second);
        queue.done(second);
        assertThat(take(queue)).isEqualTo(secondEmbeddings);
        assertThat(queue.take(Set.of())).isEmpty();
    }

    @Test
    void handsOutNothingOnceClosed() throws InterruptedException {
        StageQueue queue = new StageQueue(all);
        queue.close();
        assertThat(queue.take(Set.of())).isEmpty();
    }

    @Test
    void wakesThoseWhoWaitWhenItIsClosed() throws Exception {
        StageQueue queue = new StageQueue(all);
        take(queue);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<Optional<Stage>> waiting = pool.submit(() -> queue.take(Set.of()));
            queue.close();
            assertThat(waiting.get()).isEmpty();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void wakesThoseWhoWaitWhenWhatTheyWaitForFails() throws Exception {
        StageQueue queue = new StageQueue(List.of(subset, first));
        take(queue);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<Optional<Stage>> waiting = pool.submit(() -> queue.take(Set.of()));
            queue.failed(subset, BROKEN);
            assertThat(waiting.get()).isEmpty();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void handsEachStageToOneOfManyAndNeverBeforeWhatItReads() throws Exception {
        List<Stage> stages = new ArrayList<>();
        for (int row = 0; row < 20; row++) {
            Stage root = TestStages.stage(StageKind.SUBSET, "root " + row);
            Stage middle = TestStages.stage(StageKind.TRAINING, "middle " + row, root);
            stages.addAll(List.of(root, middle));
            for (int leaf = 0; leaf < 5; leaf++) {
                stages.add(TestStages.stage(StageKind.EMBEDDINGS, "leaf %d %d".formatted(row, leaf), root, middle));
            }
        }
        StageQueue queue = new StageQueue(stages);
        Set<String> done = Collections.synchronizedSet(new HashSet<>());
        List<Stage> taken = Collections.synchronizedList(new ArrayList<>());
        List<Stage> early = Collections.synchronizedList(new ArrayList<>());
        Callable<Void> worker = () -> {
            Optional<Stage> stage = queue.take(Set.of());
            while (stage.isPresent()) {
                taken.add(stage.get());
                if (!done.containsAll(stage.get().inputs().values())) {
                    early.add(stage.get());
                }
                done.add(stage.get().key());
                queue.done(stage.get());
                stage = queue.take(Set.of());
            }
            return null;
        };
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (Future<Void> future : pool.invokeAll(Collections.nCopies(8, worker))) {
                future.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(stages);
        assertThat(early).isEmpty();
    }

    private static Stage take(StageQueue queue) throws InterruptedException {
        return queue.take(Set.of()).orElseThrow();
    }
}
