package counterpoise.metrics;

import java.util.function.ToDoubleFunction;

import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.api.metric.MetricResult;

/** Makes a metric that is one number, a function of the confusion matrix of the test set. */
abstract class ScorePlugin extends SingleResultPlugin {

    ScorePlugin(String name, String summary, ToDoubleFunction<ConfusionMatrix> score) {
        super(
                name,
                summary,
                evaluation -> new MetricResult.Scalar(name, score.applyAsDouble(evaluation.confusionMatrix())));
    }
}
