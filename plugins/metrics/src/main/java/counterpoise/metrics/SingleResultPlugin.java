package counterpoise.metrics;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricPlugin;
import counterpoise.api.metric.MetricResult;

/** Makes a metric without options that has one result. */
abstract class SingleResultPlugin implements MetricPlugin<NoOptions> {

    private final String name;
    private final String summary;
    private final Function<Evaluation, MetricResult> result;

    /** @param result the metric; what it returns bears the plugin's name */
    SingleResultPlugin(String name, String summary, Function<Evaluation, MetricResult> result) {
        this.name = name;
        this.summary = summary;
        this.result = result;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public final OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public final Metric create(NoOptions options) {
        return evaluation -> List.of(result.apply(evaluation));
    }
}
