package counterpoise.metrics;

import counterpoise.api.metric.ConfusionMatrix;

/** Makes {@code accuracy}. */
public final class AccuracyPlugin extends ScorePlugin {

    /** For whoever finds the class in the services file. */
    public AccuracyPlugin() {
        super(
                "accuracy",
                "Accuracy: the share of all test images that were recognised, whatever their class.",
                ConfusionMatrix::accuracy);
    }
}
