package counterpoise.metrics;

import java.util.OptionalInt;

import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricPlugin;

/** Makes {@code top-k-embeddings}, after Dablain et al. 2022, arXiv 2210.09465. */
public final class TopKEmbeddingsPlugin implements MetricPlugin<TopKEmbeddingsOptions> {

    @Override
    public String name() {
        return "top-k-embeddings";
    }

    @Override
    public String summary() {
        return "How few features decide: the K largest mean embeddings of each class, weighted by the head"
                + " (classification embeddings) and not (feature embeddings), their shares, magnitudes and overlaps,"
                + " training against test images, and the smallest set of features that suffices for each prediction.";
    }

    @Override
    public Class<TopKEmbeddingsOptions> optionsType() {
        return TopKEmbeddingsOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Metric create(TopKEmbeddingsOptions options) {
        return new TopKEmbeddings(options);
    }
}
