package counterpoise.runtime.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Closes a stream from which nothing comes any more; a read of it would wait for ever. */
final class StallGuard implements AutoCloseable {

    private final InputStream stream;
    private final Duration longest;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "stall-guard");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long lastNanos = System.nanoTime();
    private volatile boolean stalled;

    /** Watches {@code stream}; between two bytes may pass {@code longest}. */
    StallGuard(InputStream stream, Duration longest) {
        this.stream = stream;
        this.longest = longest;
        long period = Math.max(1, longest.toMillis() / 4);
        clock.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    /** Something has come. */
    void moved() {
        lastNanos = System.nanoTime();
    }

    /** @throws IOException if the stream was closed because nothing came */
    void check() throws IOException {
        if (stalled) {
            throw new IOException("nothing came for %.1f s".formatted(longest.toMillis() / 1000.0));
        }
    }

    private void look() {
        if (System.nanoTime() - lastNanos > longest.toNanos()) {
            stalled = true;
            try {
                stream.close();
            } catch (IOException e) {
                // The read that waits for it ends either way.
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
