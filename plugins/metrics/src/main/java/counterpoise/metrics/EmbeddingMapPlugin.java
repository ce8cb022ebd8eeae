package counterpoise.metrics;

import java.util.OptionalInt;

import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricPlugin;

/** Makes {@code embedding-map}, Fig. 6 of Dablain et al. 2022. */
public final class EmbeddingMapPlugin implements MetricPlugin<EmbeddingMapOptions> {

    static final String NAME = "embedding-map";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "A map of the training embeddings of two classes or more, real and synthetic, by t-SNE: where each point"
                + " lies in the plane, for a figure.";
    }

    @Override
    public Class<EmbeddingMapOptions> optionsType() {
        return EmbeddingMapOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Metric create(EmbeddingMapOptions options) {
        return new EmbeddingMap(options);
    }
}
