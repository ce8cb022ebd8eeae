package counterpoise.dist;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what another process does. */
final class Polling {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private Polling() {}

    /** Looks again and again until there is something, at most for {@code deadline}. */
    static <T> T await(String what, Duration deadline, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + deadline.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new AssertionError("%s did not come within %s".formatted(what, deadline));
    }
}
