package counterpoise.runtime.run;

import java.io.IOException;
import java.io.UncheckedIOException;

import counterpoise.runtime.execute.ExecutionListener;
import counterpoise.runtime.execute.Failure;
import counterpoise.runtime.plan.Stage;

/** Keeps failures that last as soon as they are heard of, since a run may be interrupted after; hands all on. */
final class FailureKeeper implements ExecutionListener {

    private final ExecutionListener listener;
    private final KnownFailures known;

    FailureKeeper(ExecutionListener listener, KnownFailures known) {
        this.listener = listener;
        this.known = known;
    }

    @Override
    public void workerStarted(int slot, String reason) {
        listener.workerStarted(slot, reason);
    }

    @Override
    public void started(int slot, Stage stage) {
        listener.started(slot, stage);
    }

    @Override
    public void elsewhere(int slot, Stage stage) {
        listener.elsewhere(slot, stage);
    }

    @Override
    public void progress(int slot, Stage stage, double fraction, String detail) {
        listener.progress(slot, stage, fraction, detail);
    }

    @Override
    public void warning(int slot, Stage stage, String message) {
        listener.warning(slot, stage, message);
    }

    @Override
    public void done(int slot, Stage stage, boolean computed) {
        listener.done(slot, stage, computed);
    }

    @Override
    public void failed(int slot, Stage stage, Failure failure) {
        try {
            known.add(stage, failure);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.failed(slot, stage, failure);
    }

    @Override
    public void replaced(int slot, String reason) {
        listener.replaced(slot, reason);
    }

    @Override
    public void givenUp(int slot, String reason) {
        listener.givenUp(slot, reason);
    }
}
