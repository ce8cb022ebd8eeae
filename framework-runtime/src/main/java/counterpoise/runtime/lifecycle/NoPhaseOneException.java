package counterpoise.runtime.lifecycle;

/** A metric has asked for the head of phase 1 where there was no phase 1; it may do without, or is left out. */
final class NoPhaseOneException extends UnsupportedOperationException {

    private static final long serialVersionUID = 1;

    NoPhaseOneException() {
        super("it reads the head of phase 1, but the dataset brings embeddings of its own, so that there was no"
                + " phase 1");
    }
}
