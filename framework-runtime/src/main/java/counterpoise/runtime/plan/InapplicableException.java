package counterpoise.runtime.plan;

/** A cell whose plugins do not go together, with a sentence for the user. */
public final class InapplicableException extends PlanException {

    private static final long serialVersionUID = 1;

    /** A failure that {@code problem} explains, about the key {@code path}. */
    public InapplicableException(String path, String problem) {
        super(path, problem);
    }
}
