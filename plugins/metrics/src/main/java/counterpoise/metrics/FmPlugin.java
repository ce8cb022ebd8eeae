package counterpoise.metrics;

import counterpoise.api.metric.ConfusionMatrix;

/** Makes {@code fm}, the FM of Dablain et al. 2022. */
public final class FmPlugin extends ScorePlugin {

    /** For whoever finds the class in the services file. */
    public FmPlugin() {
        super(
                "fm",
                "Macro F1: the mean over the classes of 2 TP / (2 TP + FP + FN), which is 1 for a class that neither"
                        + " occurs nor is predicted.",
                ConfusionMatrix::macroF1);
    }
}
