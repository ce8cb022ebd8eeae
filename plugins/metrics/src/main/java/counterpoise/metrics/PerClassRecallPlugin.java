package counterpoise.metrics;

import java.util.List;
import java.util.stream.IntStream;

import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.api.metric.MetricResult;

/** Makes {@code per-class-recall}. */
public final class PerClassRecallPlugin extends SingleResultPlugin {

    private static final String NAME = "per-class-recall";

    /** For whoever finds the class in the services file. */
    public PerClassRecallPlugin() {
        super(
                NAME,
                "Recall of each class: the share of its test images that was recognised, TP / (TP + FN); not a number"
                        + " where it has none.",
                evaluation -> new MetricResult.PerClass(NAME, recalls(evaluation.confusionMatrix())));
    }

    /** An average needs a number for a class without test images; a value that stands for that class alone has none. */
    private static List<Double> recalls(ConfusionMatrix matrix) {
        return IntStream.range(0, matrix.classes())
                .mapToObj(label -> matrix.support(label) == 0 ? Double.NaN : matrix.recall(label))
                .toList();
    }
}
