package counterpoise.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class StageTimeoutTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofDays(36_500);

    private final CompletableFuture<Throwable> ended = new CompletableFuture<>();

    @Test
    void callsForTheEndOfOneThatSaysNothing() throws Exception {
        try (StageTimeout timeout = new StageTimeout(SHORT, ended::complete)) {
            assertThat(timeout).isNotNull();
            Throwable where = ended.get(1, TimeUnit.MINUTES);
            assertThat(Arrays.stream(where.getStackTrace()).map(StackTraceElement::getMethodName))
                    .contains("callsForTheEndOfOneThatSaysNothing");
        }
    }

    @Test
    void callsForTheEndOfOneThatSaysTheSameForEver() {
        try (StageTimeout timeout = new StageTimeout(SHORT, ended::complete)) {
            while (!ended.isDone()) {
                timeout.progress(0.5, "neighbours 10%");
            }
        }
        assertThat(ended).isCompleted();
    }

    @Test
    void leavesOneThatEnds() throws InterruptedException {
        new StageTimeout(Duration.ofMinutes(1), ended::complete).close();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("stage-timeout")) {
                thread.join();
            }
        }
        assertThat(ended).isNotDone();
    }

    @Test
    void letsNoneEndThatIsBeingGivenUp() throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        CountDownLatch overdue = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        StageTimeout timeout = new StageTimeout(SHORT, where -> {
            overdue.countDown();
            await(proceed);
            events.add("given up");
        });
        await(overdue);
        Thread closing = new Thread(() -> {
            timeout.close();
            events.add("closed");
        });
        closing.start();
        while (closing.getState() != Thread.State.BLOCKED && closing.isAlive()) {
            Thread.onSpinWait();
        }
        proceed.countDown();
        closing.join();
        assertThat(events).containsExactly("given up", "closed");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void canWaitForEver() {
        try (StageTimeout timeout = new StageTimeout(LONG, ended::complete)) {
            timeout.progress(0, "");
        }
        assertThat(ended).isNotDone();
    }
}
