package counterpoise.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import counterpoise.runtime.execute.ExecutionListener;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;

/**
 * Shows on stderr how a run goes: on a terminal one live line below the lines that stay; elsewhere plain lines, one
 * every half minute for work that takes long.
 */
final class ProgressDisplay implements ExecutionListener {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
    private static final int NARROWEST = 40;

    private final PrintStream err;
    private final boolean live;
    private final int width;
    private final int stages;
    private final Map<Integer, Running> running = new TreeMap<>();
    private int finished;
    private boolean lineShown;

    /** What one worker is doing. */
    private static final class Running {

        private final Stage stage;
        private final long begun = System.nanoTime();
        private long lastLine = begun;
        private double fraction;
        private double firstFraction = Double.NaN;
        private String detail = "";

        Running(Stage stage) {
            this.stage = stage;
        }

        /** Time left by the pace so far, what an earlier run had done not counted. */
        String timeLeft() {
            double progressed = fraction - firstFraction;
            if (!(progressed > 0.02)) {
                return "";
            }
            double seconds = (System.nanoTime() - begun) / 1e9 * (1 - fraction) / progressed;
            return ", %s left".formatted(readable(Duration.ofMillis((long) (seconds * 1000))));
        }

        String text() {
            return "%s %3.0f%%%s%s"
                    .formatted(stage.label(), 100 * fraction, detail.isEmpty() ? "" : " (" + detail + ")", timeLeft());
        }
    }

    /** A display for {@code stages} stages; the launcher says whether stderr is a terminal, and how wide. */
    static ProgressDisplay onStderr(int stages) {
        boolean live = Boolean.getBoolean("counterpoise.terminal");
        int width = Integer.getInteger("counterpoise.columns", 100);
        return new ProgressDisplay(System.err, live, width, stages);
    }

    /**
     * A display for {@code stages} stages.
     *
     * @param live whether {@code err} is a terminal
     * @param width columns of the terminal
     */
    ProgressDisplay(PrintStream err, boolean live, int width, int stages) {
        this.err = err;
        this.live = live;
        this.width = Math.max(NARROWEST, width);
        this.stages = stages;
    }

    @Override
    public void started(int slot, Stage stage) {
        running.put(slot, new Running(stage));
        if (stage.kind() == StageKind.TRAINING) {
            say("%s begins".formatted(stage.label()));
        }
        refresh();
    }

    @Override
    public void waiting(int slot, Stage stage) {
        say("%s is being computed by another run; waiting for its result".formatted(stage.label()));
    }

    @Override
    public void progress(int slot, Stage stage, double fraction, String detail) {
        Running now = running.get(slot);
        now.fraction = fraction;
        now.detail = detail;
        if (Double.isNaN(now.firstFraction)) {
            now.firstFraction = fraction;
        }
        long since = System.nanoTime() - now.lastLine;
        if (!live && since >= BETWEEN_LINES.toNanos()) {
            now.lastLine = System.nanoTime();
            say(now.text());
        }
        refresh();
    }

    @Override
    public void warning(int slot, Stage stage, String message) {
        say("%s: warning: %s".formatted(stage.label(), message));
    }

    @Override
    public void done(int slot, Stage stage, boolean computed) {
        finished++;
        Running was = running.remove(slot);
        Duration took = Duration.ofNanos(System.nanoTime() - was.begun);
        say("[%d/%d] %s %s in %s"
                .formatted(
                        finished, stages, stage.label(), computed ? "done" : "taken from another run", readable(took)));
        refresh();
    }

    @Override
    public void failed(int slot, Stage stage, String sentence) {
        running.remove(slot);
        say("%s failed: %s".formatted(stage.label(), sentence));
        refresh();
    }

    @Override
    public void replaced(int slot, String reason) {
        say("worker %d is replaced: %s".formatted(slot + 1, reason));
    }

    /** Takes the live line away. */
    void finish() {
        clear();
        err.flush();
    }

    private void say(String line) {
        clear();
        err.println(line);
    }

    private void refresh() {
        if (!live) {
            return;
        }
        clear();
        String line = running.values().stream()
                .map(Running::text)
                .reduce((a, b) -> a + " | " + b)
                .orElse("");
        err.print(line.length() < width ? line : line.substring(0, width - 1));
        err.flush();
        lineShown = true;
    }

    private void clear() {
        if (lineShown) {
            err.print("\r\u001b[K");
            lineShown = false;
        }
    }

    static String readable(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return "%.1f s".formatted(duration.toMillis() / 1000.0);
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7200) {
            return "%d min %d s".formatted(seconds / 60, seconds % 60);
        }
        return "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
