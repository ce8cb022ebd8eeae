package counterpoise.metrics;

import counterpoise.api.metric.ConfusionMatrix;

/** Makes {@code g-mean}, the geometric mean of the recalls. */
public final class GMeanPlugin extends ScorePlugin {

    /** For whoever finds the class in the services file. */
    public GMeanPlugin() {
        super(
                "g-mean",
                "Geometric mean of the recalls of all classes: 0 as soon as one class is never recognised; not the GM"
                        + " of the paper, which is gm.",
                ConfusionMatrix::geometricMeanOfRecalls);
    }
}
