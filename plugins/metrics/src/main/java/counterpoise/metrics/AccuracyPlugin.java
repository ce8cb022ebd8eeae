package counterpoise.metrics;

import counterpoise.api.metric.ConfusionMatrix;

/** Makes {@code accuracy}. */
public final class AccuracyPlugin extends ScorePlugin {

    /** Called by {@link java.util.ServiceLoader}. */
    public AccuracyPlugin() {
        super(
                "accuracy",
                "Accuracy: the share of all test images that were recognised, whatever their class.",
                ConfusionMatrix::accuracy);
    }
}
