package counterpoise.runtime.execute;

import counterpoise.runtime.plan.Stage;

/** Hears how a plan goes. Called by several threads, one call at a time. */
public interface ExecutionListener {

    /** A worker process is started for a slot; {@code slot} counts from 0. */
    void workerStarted(int slot, String reason);

    /** A worker has begun to compute a stage. */
    void started(int slot, Stage stage);

    /** Another run is computing the stage; the slot does something else, and takes the result later. Told once. */
    void elsewhere(int slot, Stage stage);

    /** How far a stage has come; {@code detail} may be empty. */
    void progress(int slot, Stage stage, double fraction, String detail);

    /** Something the user should know. */
    void warning(int slot, Stage stage, String message);

    /** A stage is in the store; {@code computed} is false if it was found there, and then it was never started. */
    void done(int slot, Stage stage, boolean computed);

    /** A stage cannot be done, started or not. */
    void failed(int slot, Stage stage, Failure failure);

    /** A worker was lost, could not be started or has grown too large, and another takes its place. */
    void replaced(int slot, String reason);

    /** No worker could be started for a slot; the others go on without it. */
    void givenUp(int slot, String reason);
}
