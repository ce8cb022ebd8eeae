package counterpoise.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalLong;

import counterpoise.runtime.fetch.FetchListener;

/**
 * Shows on stderr how a download goes: on a terminal one live line, ten times a second at most; elsewhere a plain line
 * every ten seconds.
 */
final class FetchDisplay implements FetchListener {

    private static final Duration LIVE = Duration.ofMillis(100);
    private static final Duration PLAIN = Duration.ofSeconds(10);

    private final PrintStream err;
    private final boolean live;
    private String file = "";
    private long begunNanos;
    private long begunBytes;
    private long shownNanos;
    private boolean lineShown;

    /** A display; the launcher says whether stderr is a terminal. */
    static FetchDisplay onStderr() {
        return new FetchDisplay(System.err, Boolean.getBoolean("counterpoise.terminal"));
    }

    /**
     * A display.
     *
     * @param live whether {@code err} is a terminal
     */
    FetchDisplay(PrintStream err, boolean live) {
        this.err = err;
        this.live = live;
    }

    @Override
    public synchronized void progress(String name, long bytes, OptionalLong total) {
        long now = System.nanoTime();
        if (!name.equals(file) || bytes < begunBytes) {
            file = name;
            begunNanos = now;
            begunBytes = bytes;
            shownNanos = now;
            return;
        }
        if (now - shownNanos < (live ? LIVE : PLAIN).toNanos()) {
            return;
        }
        shownNanos = now;
        clear();
        String line = line(name, bytes, total, (now - begunNanos) / 1e9);
        if (live) {
            err.print(line);
            err.flush();
            lineShown = true;
        } else {
            err.println(line);
        }
    }

    private String line(String name, long bytes, OptionalLong total, double seconds) {
        double bytesPerSecond = (bytes - begunBytes) / seconds;
        if (total.isEmpty()) {
            return "%s: %.1f MB, %.1f MB/s".formatted(name, bytes / 1e6, bytesPerSecond / 1e6);
        }
        long millisLeft = (long) (1000 * (total.getAsLong() - bytes) / bytesPerSecond);
        return "%s: %.0f%% of %.1f MB, %.1f MB/s, %s left"
                .formatted(
                        name,
                        100. * bytes / total.getAsLong(),
                        total.getAsLong() / 1e6,
                        bytesPerSecond / 1e6,
                        Durations.readable(Duration.ofMillis(millisLeft)));
    }

    @Override
    public synchronized void say(String sentence) {
        clear();
        err.println(sentence);
    }

    /** Takes the live line away. */
    synchronized void finish() {
        clear();
        err.flush();
    }

    private void clear() {
        if (lineShown) {
            err.print("\r\u001b[K");
            lineShown = false;
        }
    }
}
