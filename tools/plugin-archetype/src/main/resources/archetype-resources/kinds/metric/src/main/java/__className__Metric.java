package ${package};

import java.util.List;
import java.util.stream.IntStream;

import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricResult;

/** The mean of {@code 1 - recall} over the classes that have test images; NaN where none has. */
final class ${className}Metric implements Metric {

    private final boolean ofChance;

    ${className}Metric(boolean ofChance) {
        this.ofChance = ofChance;
    }

    @Override
    public List<MetricResult> compute(Evaluation evaluation) {
        ConfusionMatrix matrix = evaluation.confusionMatrix();
        double error = IntStream.range(0, matrix.classes())
                .filter(label -> matrix.support(label) > 0)
                .mapToDouble(label -> 1 - matrix.recall(label))
                .average()
                .orElse(Double.NaN);
        double unit = ofChance ? 1 - 1.0 / matrix.classes() : 1;
        // A scalar that bears the plugin's own name is a column of results.csv and of the tables.
        return List.of(new MetricResult.Scalar(${className}Plugin.NAME, error / unit));
    }
}
