package counterpoise.runtime.lifecycle;

import java.io.IOException;

/** Does one kind of stage. Made anew for each stage. */
public interface StageRunner {

    /**
     * Does the work.
     *
     * @throws IOException if an input cannot be read or an output cannot be written
     * @throws StageFailure if the work cannot be done, with a sentence for the user
     * @throws java.util.concurrent.CancellationException if it is no longer wanted
     */
    void run(StageRun run) throws IOException;
}
