package counterpoise.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import counterpoise.runtime.execute.ExecutionListener;
import counterpoise.runtime.execute.Failure;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.run.RunProgress;

/**
 * Shows on stderr how a run goes: lines that stay, and on a terminal a block below them that is drawn in place;
 * elsewhere a line every half minute for work that takes long. Closing it leaves the terminal as it was.
 */
final class ProgressDisplay implements ExecutionListener, AutoCloseable {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
    private static final int RESULTS = 3;

    private final RunProgress progress;
    private final PrintStream err;
    private final Supplier<Terminal.Size> size;
    private final Optional<TerminalBlock> block;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(ProgressDisplay::daemon);
    private final Map<Integer, Running> running = new TreeMap<>();
    private final Deque<String> results = new ArrayDeque<>();
    private final long begun = System.nanoTime();
    private Terminal.Size known;
    private Optional<String> timeLeft = Optional.empty();
    private boolean closed;

    /** What one worker is doing. */
    private static final class Running {

        private final String what;
        private final String owner;
        private final Optional<Stage> stage;
        private final long begun = System.nanoTime();
        private long lastLine = begun;
        private double fraction;
        private double firstFraction = Double.NaN;
        private String detail = "";

        Running(String what, String owner, Optional<Stage> stage) {
            this.what = what;
            this.owner = owner;
            this.stage = stage;
        }

        double seconds() {
            return (System.nanoTime() - begun) / 1e9;
        }

        /** By the pace so far, what an earlier run had done not counted. */
        Optional<RunProgress.Pace> pace() {
            double progressed = fraction - firstFraction;
            return progressed > 0.02
                    ? Optional.of(new RunProgress.Pace(seconds() * (1 - fraction) / progressed, seconds() / progressed))
                    : Optional.empty();
        }

        String line() {
            return "%s %3.0f%%%s%s"
                    .formatted(
                            what,
                            100 * fraction,
                            detail.isEmpty() ? "" : " (" + detail + ")",
                            pace().map(pace -> ", %s left".formatted(Durations.readable(pace.left())))
                                    .orElse(""));
        }

        LiveView.Slot slot(int number) {
            Optional<Duration> left = pace().map(pace -> Duration.ofMillis((long) (1000 * pace.left())));
            return new LiveView.Slot(number + 1, what, owner, fraction, detail, left);
        }
    }

    /** A display of a run that begins; on a terminal the block is drawn unless {@code plain} lines are wanted. */
    static ProgressDisplay onStderr(RunProgress progress, boolean plain) {
        boolean live = !plain && Terminal.canBeDrawnOn();
        ProgressDisplay display = new ProgressDisplay(progress, System.err, live, Terminal::size);
        if (live) {
            display.redirectStderr();
            display.clock.scheduleWithFixedDelay(display::tick, 0, 1, TimeUnit.SECONDS);
        }
        return display;
    }

    /**
     * A display of a run that begins.
     *
     * @param live whether {@code err} is a terminal to draw on
     * @param size its size, asked now and then
     */
    ProgressDisplay(RunProgress progress, PrintStream err, boolean live, Supplier<Terminal.Size> size) {
        this.progress = progress;
        this.err = err;
        this.size = size;
        this.block = live ? Optional.of(new TerminalBlock(err)) : Optional.empty();
        this.known = live ? size.get() : new Terminal.Size(0, 0);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "display");
        thread.setDaemon(true);
        return thread;
    }

    /** What libraries log would be printed in the midst of the block. */
    private void redirectStderr() {
        System.setErr(new PrintStream(new Lines(), true, StandardCharsets.UTF_8));
    }

    /** Takes whole lines. */
    private final class Lines extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int value) {
            if (value == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                logged(text);
            } else {
                line.write(value);
            }
        }
    }

    private synchronized void logged(String line) {
        if (closed) {
            err.println(line);
        } else {
            say(line);
            refresh();
        }
    }

    private void tick() {
        // Outside of the lock: it asks another process.
        Terminal.Size now = size.get();
        synchronized (this) {
            known = now;
            timeLeft = estimate();
            refresh();
        }
    }

    private Optional<String> estimate() {
        Map<String, RunProgress.Pace> paces = new HashMap<>();
        running.values()
                .forEach(now ->
                        now.stage.ifPresent(stage -> now.pace().ifPresent(pace -> paces.put(stage.key(), pace))));
        return progress.timeLeft(paces)
                .map(left -> (left.atLeast() ? "at least " : "about ") + Durations.readable(left.seconds()));
    }

    @Override
    public synchronized void workerStarted(int slot, String reason) {
        running.put(slot, new Running("a worker starts", "", Optional.empty()));
        refresh();
    }

    @Override
    public synchronized void started(int slot, Stage stage) {
        running.put(slot, new Running(stage.label(), progress.nameOf(stage), Optional.of(stage)));
        if (block.isEmpty() && stage.kind() == StageKind.TRAINING) {
            say("%s begins".formatted(stage.label()));
        }
        refresh();
    }

    @Override
    public synchronized void elsewhere(int slot, Stage stage) {
        running.remove(slot);
        say("%s is being computed by another run; its result will be taken".formatted(stage.label()));
        refresh();
    }

    @Override
    public synchronized void progress(int slot, Stage stage, double fraction, String detail) {
        Running now = running.get(slot);
        now.fraction = fraction;
        now.detail = detail;
        if (Double.isNaN(now.firstFraction)) {
            now.firstFraction = fraction;
        }
        long since = System.nanoTime() - now.lastLine;
        if (block.isEmpty() && since >= BETWEEN_LINES.toNanos()) {
            now.lastLine = System.nanoTime();
            say(now.line());
        }
        refresh();
    }

    @Override
    public synchronized void warning(int slot, Stage stage, String message) {
        say("%s: warning: %s".formatted(stage.label(), message));
        refresh();
    }

    @Override
    public synchronized void done(int slot, Stage stage, boolean computed) {
        Running was = running.remove(slot);
        OptionalDouble seconds = computed && was != null ? OptionalDouble.of(was.seconds()) : OptionalDouble.empty();
        List<RunProgress.FinishedTrial> finished = progress.done(stage, seconds);
        String how =
                seconds.isPresent() ? "done in " + Durations.readable(seconds.getAsDouble()) : "taken from another run";
        StringBuilder line = new StringBuilder(
                "[%d/%d] %s %s".formatted(progress.stagesEnded(), progress.stages(), stage.label(), how));
        for (RunProgress.FinishedTrial trial : finished) {
            String result = "%s %s".formatted(trial.name(), trial.score()).strip();
            line.append("; ").append(result);
            results.addFirst(result);
        }
        while (results.size() > RESULTS) {
            results.removeLast();
        }
        say(line.toString());
        refresh();
    }

    @Override
    public synchronized void failed(int slot, Stage stage, Failure failure) {
        running.remove(slot);
        progress.failed(stage);
        say("%s failed: %s".formatted(stage.label(), failure.sentence()));
        refresh();
    }

    @Override
    public synchronized void replaced(int slot, String reason) {
        running.remove(slot);
        say("worker %d is replaced: %s".formatted(slot + 1, reason));
        refresh();
    }

    @Override
    public synchronized void givenUp(int slot, String reason) {
        running.remove(slot);
        say("worker %d is done without: %s".formatted(slot + 1, reason));
        refresh();
    }

    /** Takes the block away, and shows nothing more. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            clock.shutdownNow();
            block.ifPresent(TerminalBlock::clear);
            if (block.isPresent()) {
                System.setErr(err);
            }
            err.flush();
        }
    }

    private void say(String line) {
        if (closed) {
            return;
        }
        if (block.isPresent()) {
            block.get().print(line);
        } else {
            err.println(line);
        }
    }

    private void refresh() {
        if (!closed) {
            block.ifPresent(shown -> shown.show(view().lines(known.columns(), known.rows())));
        }
    }

    private LiveView view() {
        List<LiveView.Slot> slots = new ArrayList<>();
        running.forEach((number, now) -> slots.add(now.slot(number)));
        LiveView.Whole whole = new LiveView.Whole(
                progress.stagesEnded(),
                progress.stages(),
                progress.trialsDone(),
                progress.trialsFailed(),
                progress.trials(),
                Duration.ofNanos(System.nanoTime() - begun),
                timeLeft);
        return new LiveView(slots, whole, List.copyOf(results));
    }
}
