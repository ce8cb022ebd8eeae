package counterpoise.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /** A queue for one slot, in which a training takes ten seconds and anything else one. */
    private static StageQueue queue(Collection<Stage> stages) {
        return queue(stages, 1);
    }

    private static StageQueue queue(Collection<Stage> stages, int slots) {
        return new StageQueue(stages, stage -> stage.kind() == StageKind.TRAINING ? 10 : 1, slots);
    }

    private static List<String> takeAll(StageQueue queue, int slot) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        Optional<Stage> stage = queue.take(slot);
        while (stage.isPresent()) {
            taken.add(stage.get().keyText());
            queue.done(stage.get());
            stage = queue.take(slot);
        }
        return taken;
    }

    @Test
    void finishesWhatFollowsATrainingBeforeItBeginsTheNext() throws InterruptedException {
        assertThat(takeAll(queue(all), 0))
                .containsExactly(
                        "subset", "first", "first embeddings", "first evaluation", "second", "second embeddings");
    }

    @Test
    void handsOutToAnotherWhatASlotLeaves() throws InterruptedException {
        StageQueue queue = queue(all, 2);
        assertThat(queue.take(0)).contains(subset);
        assertThat(queue.leave(subset)).isTrue();
        assertThat(queue.take(1)).contains(subset);
        assertThat(queue.leave(subset)).as("left to nobody").isFalse();
        queue.done(subset);
        assertThat(takeAll(queue, 1)).hasSize(all.size() - 1);
    }

    @Test
    void leavesNothingToASlotThatHasGone() throws InterruptedException {
        StageQueue queue = queue(List.of(subset), 2);
        assertThat(queue.take(0)).contains(subset);
        assertThat(queue.take(1)).isEmpty();
        assertThat(queue.leave(subset)).isFalse();
    }

    @Test
    void knowsWhatBelongsTogetherWhereTheTrainingIsStored() throws InterruptedException {
        Stage firstHead = TestStages.stage(StageKind.HEAD, "first head", firstEmbeddings);
        Stage secondHead = TestStages.stage(StageKind.HEAD, "second head", secondEmbeddings);
        Stage secondMore = TestStages.stage(StageKind.EVALUATION, "second evaluation", secondEmbeddings, secondHead);
        assertThat(takeAll(queue(List.of(firstHead, secondHead, firstEvaluation, secondMore)), 0))
                .containsExactly("second head", "second evaluation", "first head", "first evaluation");
    }

    @Test
    void beginsWithTheLongestChain() throws InterruptedException {
        Map<String, Double> seconds = Map.of("short", 5.0, "long", 9.0, "middle", 7.0, "middle head", 3.0);
        Stage shorter = TestStages.stage(StageKind.TRAINING, "short");
        Stage longer = TestStages.stage(StageKind.TRAINING, "long");
        Stage middle = TestStages.stage(StageKind.TRAINING, "middle");
        Stage head = TestStages.stage(StageKind.HEAD, "middle head", middle);
        StageQueue queue =
                new StageQueue(List.of(shorter, longer, middle, head), stage -> seconds.get(stage.keyText()), 3);
        // 7 + 3 for the training and its head, then 9, then 5.
        assertThat(List.of(take(queue, 0), take(queue, 1), take(queue, 2))).containsExactly(middle, longer, shorter);
    }

    @Test
    void keepsTheOrderOfThePlanAmongEquals() throws InterruptedException {
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            stages.add(TestStages.stage(StageKind.TRAINING, "training " + i));
        }
        StageQueue queue = queue(stages, 4);
        for (int i = 0; i < 20; i++) {
            assertThat(take(queue, i % 4)).isEqualTo(stages.get(i));
        }
    }

    @Test
    void beginsTheChainThatDecidesTheEndBeforeWhatASlotKnows() throws InterruptedException {
        StageQueue queue = queue(all, 2);
        queue.done(take(queue, 0));
        queue.done(take(queue, 0));
        // The second training and its embeddings take 11 s; all that is left, 13 s, is 6.5 s for each of two slots.
        assertThat(take(queue, 0)).isEqualTo(second);
        assertThat(take(queue, 1)).isEqualTo(firstEmbeddings);
    }

    @Test
    void doesSomethingElseWhileAnotherRunComputesAStage() throws InterruptedException {
        StageQueue queue = queue(List.of(subset, first, firstEmbeddings, second));
        queue.done(take(queue, 0));
        queue.elsewhere(take(queue, 0));
        assertThat(take(queue, 0)).isEqualTo(second);
        queue.done(second);
        assertThat(take(queue, 0)).as("asked for again").isEqualTo(first);
        queue.elsewhere(first);
        assertThat(take(queue, 0)).as("and again").isEqualTo(first);
        queue.done(first);
        assertThat(take(queue, 0)).isEqualTo(firstEmbeddings);
        assertThat(queue.take(0)).isEmpty();
    }

    @Test
    void takesWhatBecomesReadyBeforeItAsksAgainForWhatAnotherRunComputes() throws Exception {
        Stage third = TestStages.stage(StageKind.EMBEDDINGS, "third", first);
        StageQueue queue = queue(List.of(first, second, third), 2);
        assertThat(take(queue, 0)).isEqualTo(first);
        queue.elsewhere(take(queue, 1));
        queue.done(first);
        assertThat(take(queue, 1)).isEqualTo(third);
        assertThat(take(queue, 0)).isEqualTo(second);
    }

    @Test
    void abandonsAllButWhatIsUnderWay() throws InterruptedException {
        StageQueue queue = queue(all, 2);
        queue.done(take(queue, 0));
        Stage underWay = take(queue, 0);
        queue.elsewhere(take(queue, 1));
        queue.abandon(BROKEN);
        assertThat(queue.failures()).hasSize(4).doesNotContainKeys(subset.key(), underWay.key());
        assertThat(queue.take(1)).isEmpty();
    }

    @Test
    void takesWhatIsNotInItForStored() throws InterruptedException {
        StageQueue queue = queue(List.of(firstEmbeddings));
        assertThat(take(queue)).isEqualTo(firstEmbeddings);
    }

    @Test
    void takesDependantsAlongWithAFailure() throws InterruptedException {
        StageQueue queue = queue(all);
        queue.done(take(queue));
        queue.failed(take(queue), BROKEN);
        assertThat(queue.failures())
                .containsOnlyKeys(first.key(), firstEmbeddings.key(), firstEvaluation.key())
                .containsValue(BROKEN);
        assertThat(take(queue)).isEqualTo(second);
        queue.done(second);
        assertThat(take(queue)).isEqualTo(secondEmbeddings);
        assertThat(queue.take(0)).isEmpty();
    }

    @Test
    void handsOutNothingOnceClosed() throws InterruptedException {
        StageQueue queue = queue(all);
        queue.close();
        assertThat(queue.take(0)).isEmpty();
    }

    @Test
    void wakesThoseWhoWaitWhenItIsClosed() throws Exception {
        StageQueue queue = queue(all);
        take(queue);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<Optional<Stage>> waiting = pool.submit(() -> queue.take(0));
            queue.close();
            assertThat(waiting.get()).isEmpty();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void wakesThoseWhoWaitWhenWhatTheyWaitForFails() throws Exception {
        StageQueue queue = queue(List.of(subset, first));
        take(queue);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<Optional<Stage>> waiting = pool.submit(() -> queue.take(0));
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
        StageQueue queue = new StageQueue(stages, stage -> 1, 8);
        Set<String> done = Collections.synchronizedSet(new HashSet<>());
        List<Stage> taken = Collections.synchronizedList(new ArrayList<>());
        List<Stage> early = Collections.synchronizedList(new ArrayList<>());
        Callable<Void> worker = () -> {
            Optional<Stage> stage = queue.take(0);
            while (stage.isPresent()) {
                taken.add(stage.get());
                if (!done.containsAll(stage.get().inputs().values())) {
                    early.add(stage.get());
                }
                done.add(stage.get().key());
                queue.done(stage.get());
                stage = queue.take(0);
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
        return take(queue, 0);
    }

    private static Stage take(StageQueue queue, int slot) throws InterruptedException {
        return queue.take(slot).orElseThrow();
    }
}
