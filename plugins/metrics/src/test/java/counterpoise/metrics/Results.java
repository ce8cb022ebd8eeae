package counterpoise.metrics;

import java.util.List;

import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricResult;

/** The results of a metric, by name. */
record Results(List<MetricResult> all) {

    static Results of(Metric metric, Evaluation evaluation) {
        return new Results(metric.compute(evaluation));
    }

    double scalar(String name) {
        return result(MetricResult.Scalar.class, name).value();
    }

    List<Double> perClass(String name) {
        return result(MetricResult.PerClass.class, name).values();
    }

    MetricResult.Table table(String name) {
        return result(MetricResult.Table.class, name);
    }

    /** The cell of a table in the row of class {@code label}. */
    double cell(String table, int label, String column) {
        MetricResult.Table result = table(table);
        return result.values().get(label).get(result.columns().indexOf(column));
    }

    private <R extends MetricResult> R result(Class<R> kind, String name) {
        return all.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s %s".formatted(kind.getSimpleName(), name)));
    }
}
