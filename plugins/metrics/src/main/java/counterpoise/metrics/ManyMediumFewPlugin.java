package counterpoise.metrics;

import java.util.OptionalInt;

import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricPlugin;

/** Makes {@code many-medium-few}. */
public final class ManyMediumFewPlugin implements MetricPlugin<ManyMediumFewOptions> {

    @Override
    public String name() {
        return "many-medium-few";
    }

    @Override
    public String summary() {
        return "Mean recall of the classes with many, medium and few training images, counted before any"
                + " over-sampling; not a number where there is no such class.";
    }

    @Override
    public Class<ManyMediumFewOptions> optionsType() {
        return ManyMediumFewOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Metric create(ManyMediumFewOptions options) {
        return new ManyMediumFew(options);
    }
}
