package counterpoise.runtime.lifecycle;

/** A stage that cannot be done, with a sentence for the user. */
public final class StageFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A failure that {@code message} explains. */
    public StageFailure(String message) {
        super(message);
    }

    /** A failure that {@code message} explains. */
    public StageFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
