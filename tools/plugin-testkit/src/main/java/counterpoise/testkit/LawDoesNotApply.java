package counterpoise.testkit;

/** Says that a law has nothing to say about a subject, such as a law of randomness about one that draws none. */
public final class LawDoesNotApply extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param reason why, in a few words */
    public LawDoesNotApply(String reason) {
        super(reason);
    }
}
