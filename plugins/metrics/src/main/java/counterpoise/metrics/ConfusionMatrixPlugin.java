package counterpoise.metrics;

import java.util.List;
import java.util.stream.IntStream;

import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.MetricResult;

/** Makes {@code confusion-matrix}. */
public final class ConfusionMatrixPlugin extends SingleResultPlugin {

    private static final String NAME = "confusion-matrix";

    /** For whoever finds the class in the services file. */
    public ConfusionMatrixPlugin() {
        super(
                NAME,
                "Confusion matrix: how many test images of each class (row) were taken for each class (column).",
                ConfusionMatrixPlugin::table);
    }

    private static MetricResult table(Evaluation evaluation) {
        ConfusionMatrix matrix = evaluation.confusionMatrix();
        List<String> names = evaluation.classNames();
        List<List<Double>> counts = IntStream.range(0, matrix.classes())
                .mapToObj(truth -> row(matrix, truth))
                .toList();
        return new MetricResult.Table(NAME, names, names, counts);
    }

    private static List<Double> row(ConfusionMatrix matrix, int truth) {
        return IntStream.range(0, matrix.classes())
                .mapToObj(predicted -> (double) matrix.count(truth, predicted))
                .toList();
    }
}
