package counterpoise.runtime.config;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

import counterpoise.api.metric.ConfusionMatrix;

/** The scores by which the best epoch is told; each is a pure function of the confusion matrix. */
public enum Score {
    BAC(ConfusionMatrix::balancedAccuracy),
    GM(ConfusionMatrix::geometricMean),
    FM(ConfusionMatrix::macroF1),
    ACCURACY(ConfusionMatrix::accuracy);

    private final ToDoubleFunction<ConfusionMatrix> function;

    Score(ToDoubleFunction<ConfusionMatrix> function) {
        this.function = function;
    }

    /** The score of a confusion matrix. */
    public double of(ConfusionMatrix matrix) {
        return function.applyAsDouble(matrix);
    }

    /** The score as configurations and columns write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
