package counterpoise.testkit;

/** A law was broken. An {@link AssertionError}, so that test frameworks count it as a failure and not as an error. */
public final class LawViolation extends AssertionError {

    private static final long serialVersionUID = 1;

    private final String law;
    private final String finding;

    /**
     * @param law the text of the law
     * @param finding what was found instead, with numbers
     * @param cause where it was found
     */
    public LawViolation(String law, String finding, Throwable cause) {
        super("the law \"%s\" is broken: %s".formatted(law, finding), cause);
        this.law = law;
        this.finding = finding;
    }

    /** The text of the law. */
    public String law() {
        return law;
    }

    /** What was found instead, with numbers. */
    public String finding() {
        return finding;
    }
}
