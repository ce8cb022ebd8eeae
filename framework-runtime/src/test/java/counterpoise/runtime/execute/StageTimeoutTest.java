package counterpoise.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
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
        new StageTimeout(SHORT, ended::complete).close();
        Thread.sleep(3 * SHORT.toMillis());
        assertThat(ended).isNotDone();
    }

    @Test
    void canWaitForEver() {
        try (StageTimeout timeout = new StageTimeout(LONG, ended::complete)) {
            timeout.progress(0, "");
        }
        assertThat(ended).isNotDone();
    }
}
