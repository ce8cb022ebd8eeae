package counterpoise.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;

import counterpoise.runtime.execute.ExecutionListener;
import counterpoise.runtime.run.RunProgress;

/** Says on the way out, when a run is interrupted, that nothing is lost. */
final class Interruption {

    private final PrintWriter err;
    private final boolean fresh;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile ProgressDisplay display;

    Interruption(PrintWriter err, boolean fresh) {
        this.err = err;
        this.fresh = fresh;
        Runtime.getRuntime().addShutdownHook(new Thread(this::say, "interruption"));
    }

    private void say() {
        if (begun.get() && !over.get()) {
            display.close();
            err.println(
                    fresh
                            ? "Interrupted. What was computed anew is kept; without --fresh the command goes on from it."
                            : "Interrupted. The same command goes on where this one stopped.");
            err.flush();
        }
    }

    /** The display of a run, or of another round of it, that begins now. */
    ExecutionListener display(RunProgress progress, boolean plain) {
        if (display != null) {
            display.close();
        }
        display = ProgressDisplay.onStderr(progress, plain);
        begun.set(true);
        return display;
    }

    /** Whether anything has been run. */
    boolean hasBegun() {
        return begun.get();
    }

    /** The run has ended by itself. */
    void over() {
        over.set(true);
        if (display != null) {
            display.close();
        }
    }
}
