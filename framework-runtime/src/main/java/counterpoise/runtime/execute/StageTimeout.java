package counterpoise.runtime.execute;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Watches over a stage, and calls for its end when it has shown no progress for too long. Progress is what changes: who
 * says the same for ever does not get on.
 */
final class StageTimeout implements AutoCloseable {

    private final Duration limit;
    private final Consumer<Throwable> end;
    private final Thread stage = Thread.currentThread();
    private final Thread watcher;
    private String shown = "";
    private long since = System.nanoTime();
    private boolean closed;

    /**
     * Begins to watch over the stage that the current thread does.
     *
     * @param limit how long it may show no progress
     * @param end is called once if it does, on another thread, with what the stage's thread is doing; until it returns
     *     the stage can neither tell of progress nor be closed, so that none is both given up and done
     */
    StageTimeout(Duration limit, Consumer<Throwable> end) {
        this.limit = limit;
        this.end = end;
        this.watcher = new Thread(this::watch, "stage-timeout");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** The stage says how far it has come. */
    synchronized void progress(double fraction, String detail) {
        String now = fraction + " " + detail;
        if (!now.equals(shown)) {
            shown = now;
            since = System.nanoTime();
        }
    }

    private synchronized void watch() {
        if (isOverdue()) {
            Throwable where = new Throwable("the stage was at this point");
            where.setStackTrace(stage.getStackTrace());
            end.accept(where);
        }
    }

    /** Waits until the stage is overdue, which it is to say whether, or has ended. */
    private boolean isOverdue() {
        try {
            long left = limit.toNanos();
            while (!closed && left > 0) {
                // At least a millisecond: 0 would wait for ever.
                wait(left / 1_000_000 + 1);
                left = limit.toNanos() - (System.nanoTime() - since);
            }
            return !closed;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** The stage has ended. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
