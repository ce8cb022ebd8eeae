package counterpoise.api;

/** What the runtime lends to every product while it works. */
public interface WorkContext {

    /**
     * A stream of random numbers that depends on the experiment's seed, the work at hand, {@code name} and
     * {@code index} alone. Asking twice gives two streams with the same numbers.
     *
     * @param name says what is drawn; streams of different names are independent
     * @param index an epoch, a class or whatever the work is divided by
     */
    default RandomStream random(String name, long index) {
        throw new UnsupportedOperationException("this context lends no randomness");
    }

    /**
     * Tells how far the work has come. Call it often, at least every second or so of work.
     *
     * @param fraction from 0 to 1
     * @throws java.util.concurrent.CancellationException if the work is no longer wanted; let it pass
     */
    default void progress(double fraction) {
        throw new UnsupportedOperationException("this context takes no progress");
    }

    /** Records a warning, one sentence for the user; it is shown once and kept with the trial's results. */
    default void warn(String message) {
        throw new UnsupportedOperationException("this context takes no warnings: " + message);
    }
}
