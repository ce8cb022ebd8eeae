package counterpoise.runtime.execute;

/**
 * Why a stage could not be done.
 *
 * @param sentence for the user
 * @param trace for the log; may be empty
 */
public record Failure(String sentence, String trace) {}
