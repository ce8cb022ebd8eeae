package counterpoise.runtime.execute;

import java.util.List;

import counterpoise.runtime.plan.Stage;

/** Notes what it hears, but for progress. */
record HeardEvents(List<String> heard) implements ExecutionListener {

    @Override
    public void workerStarted(int slot, String reason) {
        heard.add("worker %d: %s".formatted(slot, reason));
    }

    @Override
    public void started(int slot, Stage stage) {
        heard.add("started " + stage.label());
    }

    @Override
    public void elsewhere(int slot, Stage stage) {
        heard.add("elsewhere " + stage.label());
    }

    @Override
    public void progress(int slot, Stage stage, double fraction, String detail) {}

    @Override
    public void warning(int slot, Stage stage, String message) {
        heard.add("warning " + message);
    }

    @Override
    public void done(int slot, Stage stage, boolean computed) {
        heard.add((computed ? "done " : "found ") + stage.label());
    }

    @Override
    public void failed(int slot, Stage stage, Failure failure) {
        heard.add("failed " + stage.label());
    }

    @Override
    public void replaced(int slot, String reason) {
        heard.add("replaced: " + reason);
    }

    @Override
    public void givenUp(int slot, String reason) {
        heard.add("given up %d: %s".formatted(slot, reason));
    }
}
