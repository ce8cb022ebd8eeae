package counterpoise.runtime.config;

/**
 * Which epoch's weights are taken.
 *
 * @param selection the last, or the best on which images
 * @param metric the score that says which is best
 */
public record EpochSelection(Selection selection, Score metric) {}
