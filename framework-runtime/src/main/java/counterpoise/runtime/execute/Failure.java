package counterpoise.runtime.execute;

/**
 * Why a stage could not be done.
 *
 * @param sentence for the user
 * @param trace for the log; may be empty
 * @param lasting whether the stage would fail again, as far as can be told: for a reason of its own, not for want of a
 *     file, memory or disk
 */
public record Failure(String sentence, String trace, boolean lasting) {

    /** A failure that another attempt may not meet. */
    public Failure(String sentence, String trace) {
        this(sentence, trace, false);
    }
}
