package counterpoise.metrics;

import counterpoise.api.metric.ConfusionMatrix;

/** Makes {@code gm}, the GM of Dablain et al. 2022, which is not the geometric mean of the recalls. */
public final class GmPlugin extends ScorePlugin {

    /** For whoever finds the class in the services file. */
    public GmPlugin() {
        super(
                "gm",
                "GM as the paper reports it: the square root of macro recall x macro specificity; for the geometric"
                        + " mean of the recalls see g-mean.",
                ConfusionMatrix::geometricMean);
    }
}
