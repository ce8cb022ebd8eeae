package counterpoise.runtime.execute;

import counterpoise.runtime.plan.Stage;

/** Lets one call through at a time, so that listeners need not care about threads. */
final class SerializedListener implements ExecutionListener {

    private final ExecutionListener listener;

    SerializedListener(ExecutionListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void workerStarted(int slot, String reason) {
        listener.workerStarted(slot, reason);
    }

    @Override
    public synchronized void started(int slot, Stage stage) {
        listener.started(slot, stage);
    }

    @Override
    public synchronized void elsewhere(int slot, Stage stage) {
        listener.elsewhere(slot, stage);
    }

    @Override
    public synchronized void progress(int slot, Stage stage, double fraction, String detail) {
        listener.progress(slot, stage, fraction, detail);
    }

    @Override
    public synchronized void warning(int slot, Stage stage, String message) {
        listener.warning(slot, stage, message);
    }

    @Override
    public synchronized void done(int slot, Stage stage, boolean computed) {
        listener.done(slot, stage, computed);
    }

    @Override
    public synchronized void failed(int slot, Stage stage, Failure failure) {
        listener.failed(slot, stage, failure);
    }

    @Override
    public synchronized void replaced(int slot, String reason) {
        listener.replaced(slot, reason);
    }

    @Override
    public synchronized void givenUp(int slot, String reason) {
        listener.givenUp(slot, reason);
    }
}
