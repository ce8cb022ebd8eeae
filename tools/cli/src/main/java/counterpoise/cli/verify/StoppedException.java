package counterpoise.cli.verify;

/** A plugin has stopped its examination: it hangs, or has ended the process. The message says how. */
final class StoppedException extends Exception {

    private static final long serialVersionUID = 1;

    StoppedException(String message) {
        super(message);
    }
}
