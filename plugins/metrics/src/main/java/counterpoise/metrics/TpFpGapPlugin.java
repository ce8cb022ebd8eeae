package counterpoise.metrics;

import java.util.OptionalInt;

import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricPlugin;

/** Makes {@code tp-fp-gap}, Fig. 4 of Dablain et al. 2022. */
public final class TpFpGapPlugin implements MetricPlugin<TpFpGapOptions> {

    @Override
    public String name() {
        return "tp-fp-gap";
    }

    @Override
    public String summary() {
        return "Generalization gap of test images recognised (TP) and not (FP): how far each group leaves the feature"
                + " ranges of the training embeddings, with FP both as the paper groups them, misclassified images of"
                + " the class, and as the field does, images of other classes taken for it.";
    }

    @Override
    public Class<TpFpGapOptions> optionsType() {
        return TpFpGapOptions.class;
    }

    @Override
    public OptionalInt revision() {
        // 2: a class with a single image has no range.
        return OptionalInt.of(2);
    }

    @Override
    public Metric create(TpFpGapOptions options) {
        return new TpFpGap(options);
    }
}
