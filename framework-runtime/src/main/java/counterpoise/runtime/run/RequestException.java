package counterpoise.runtime.run;

/** A request that is wrong, with a sentence (or several, a line each) for the user; nothing has been run. */
public final class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A failure that {@code message} explains. */
    public RequestException(String message) {
        super(message);
    }
}
