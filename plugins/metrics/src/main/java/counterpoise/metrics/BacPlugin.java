package counterpoise.metrics;

import counterpoise.api.metric.ConfusionMatrix;

/** Makes {@code bac}, the balanced accuracy. */
public final class BacPlugin extends ScorePlugin {

    /** For whoever finds the class in the services file. */
    public BacPlugin() {
        super(
                "bac",
                "Balanced accuracy: the mean over the classes of their recall, not adjusted for chance.",
                ConfusionMatrix::balancedAccuracy);
    }
}
