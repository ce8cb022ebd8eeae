package counterpoise.runtime.execute;

import counterpoise.runtime.plan.Stage;

/** Hears how a plan goes. Called by several threads, one call at a time. */
public interface ExecutionListener {

    /** A worker takes up a stage; {@code slot} counts from 0. */
    void started(int slot, Stage stage);

    /** Another run is computing the stage; its result will be taken. */
    void waiting(int slot, Stage stage);

    /** How far a stage has come; {@code detail} may be empty. */
    void progress(int slot, Stage stage, double fraction, String detail);

    /** Something the user should know. */
    void warning(int slot, Stage stage, String message);

    /** A stage is in the store; {@code computed} is false if another run has put it there meanwhile. */
    void done(int slot, Stage stage, boolean computed);

    /** A stage cannot be done. */
    void failed(int slot, Stage stage, String sentence);

    /** A worker was lost or has grown too large, and another takes its place. */
    void replaced(int slot, String reason);
}
