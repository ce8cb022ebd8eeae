package counterpoise.runtime.training;

/** A training that cannot go on, with a sentence for the user. */
public final class TrainingFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A failure that {@code message} explains. */
    public TrainingFailure(String message) {
        super(message);
    }

    /** A failure that {@code message} explains. */
    public TrainingFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** What an exception of a plugin says of itself. */
    static String said(RuntimeException problem) {
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }
}
