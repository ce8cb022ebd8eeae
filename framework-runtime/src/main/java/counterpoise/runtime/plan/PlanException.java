package counterpoise.runtime.plan;

/** A sweep that cannot be planned, with a sentence for the user. */
public class PlanException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A failure that {@code message} explains. */
    public PlanException(String message) {
        super(message);
    }
}
