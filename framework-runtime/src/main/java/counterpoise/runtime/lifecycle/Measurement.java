package counterpoise.runtime.lifecycle;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import counterpoise.api.Plugin;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricResult;
import counterpoise.runtime.plugin.PluginException;

/** Computes a metric, and lets no result through that would spoil the tables: names become columns. */
final class Measurement {

    private Measurement() {}

    /**
     * The results of one metric.
     *
     * @param name the name of the plugin
     * @param classes how many there are
     * @throws NoPhaseOneException if the metric cannot do without the head of phase 1, and there was no phase 1
     * @throws StageFailure if the metric fails, gives no result, two results one name or a name that cannot be a
     *     column's, other than one number a class, or an infinite number
     */
    static List<MetricValue> of(String name, Metric metric, Evaluation evaluation, int classes) {
        List<MetricResult> results;
        try {
            results = metric.compute(evaluation);
        } catch (NoPhaseOneException | PluginException e) {
            throw e;
        } catch (RuntimeException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new StageFailure("the metric %s failed: %s".formatted(name, reason), e);
        }
        if (results == null || results.isEmpty() || results.stream().anyMatch(Objects::isNull)) {
            throw new StageFailure("the metric %s gives no result, or null".formatted(name));
        }
        Set<String> names = new HashSet<>();
        for (MetricResult result : results) {
            if (result.name() == null || !result.name().matches(Plugin.NAME_PATTERN)) {
                throw new StageFailure("the metric %s calls a result \"%s\", which does not match %s"
                        .formatted(name, result.name(), Plugin.NAME_PATTERN));
            }
            if (!names.add(result.name())) {
                throw new StageFailure("the metric %s gives two results called %s".formatted(name, result.name()));
            }
            if (result instanceof MetricResult.PerClass perClass
                    && perClass.values().size() != classes) {
                throw new StageFailure("the metric %s gives %d numbers in its result %s, but there are %d classes"
                        .formatted(name, perClass.values().size(), result.name(), classes));
            }
            numbers(result).filter(number -> number.isInfinite()).findFirst().ifPresent(number -> {
                throw new StageFailure(
                        "the metric %s gives %s in its result %s, which must be finite, or NaN where it is"
                                        .formatted(name, number, result.name())
                                + " not defined");
            });
        }
        return results.stream().map(result -> MetricValue.of(name, result)).toList();
    }

    private static Stream<Double> numbers(MetricResult result) {
        if (result instanceof MetricResult.Scalar scalar) {
            return Stream.of(scalar.value());
        } else if (result instanceof MetricResult.PerClass perClass) {
            return perClass.values().stream();
        } else if (result instanceof MetricResult.Curve curve) {
            return Stream.concat(curve.x().stream(), curve.y().stream());
        }
        return ((MetricResult.Table) result).values().stream().flatMap(List::stream);
    }
}
