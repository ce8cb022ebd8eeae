package counterpoise.metrics;

import java.util.OptionalInt;

import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricPlugin;

/** Makes {@code generalization-gap}. */
public final class GeneralizationGapPlugin implements MetricPlugin<GeneralizationGapOptions> {

    static final String NAME = "generalization-gap";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Generalization gap: how far the test images of a class leave the feature ranges of its training"
                + " embeddings, by class and as the mean over the classes, summed over the features and per feature,"
                + " with the synthetic embeddings of phase 2 and before them.";
    }

    @Override
    public Class<GeneralizationGapOptions> optionsType() {
        return GeneralizationGapOptions.class;
    }

    @Override
    public OptionalInt revision() {
        // 2: a class with a single image has no range.
        return OptionalInt.of(2);
    }

    @Override
    public Metric create(GeneralizationGapOptions options) {
        return new GeneralizationGap(options);
    }
}
