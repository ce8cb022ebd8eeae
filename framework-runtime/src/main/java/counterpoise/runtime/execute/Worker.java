package counterpoise.runtime.execute;

import java.io.IOException;

/** What does stages, one at a time, as the coordinator sees it. Closing it ends it, whatever it is doing. */
interface Worker extends AutoCloseable {

    /** Starts workers. */
    interface Starter {

        /**
         * Starts a worker and waits until it can be spoken to.
         *
         * @throws IOException if it ends before; the message is a sentence for the user
         */
        Worker start(int slot) throws IOException;
    }

    /** The line to it. */
    Connection connection();

    /** The number of its process. */
    long pid();

    /** The exit code of a worker that has ended or is about to, with what is usual behind it. */
    String exitCode();

    @Override
    void close();
}
