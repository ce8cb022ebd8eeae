package counterpoise.metrics;

import java.util.OptionalInt;

import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricPlugin;

/** Makes {@code weight-norms}, Fig. 5 of Dablain et al. 2022. */
public final class WeightNormsPlugin implements MetricPlugin<NoOptions> {

    @Override
    public String name() {
        return "weight-norms";
    }

    @Override
    public String summary() {
        return "Norms of the head's weights, by class, of the head that phase 1 trained and of the one evaluated, with"
                + " their mean and how unevenly they are spread over the classes.";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public OptionalInt revision() {
        // 2: where there was no phase 1, the norms after it are given.
        return OptionalInt.of(2);
    }

    @Override
    public Metric create(NoOptions options) {
        return new WeightNorms();
    }
}
