package counterpoise.metrics;

import java.util.List;

import counterpoise.api.metric.MetricPlugin;
import counterpoise.testkit.junit.MetricContract;

class TopKEmbeddingsLawsTest extends MetricContract<TopKEmbeddingsOptions> {

    @Override
    protected MetricPlugin<TopKEmbeddingsOptions> plugin() {
        return new TopKEmbeddingsPlugin();
    }

    /** The defaults, whose K of feature embeddings is more than there are; a few features; all and one. */
    @Override
    protected List<TopKEmbeddingsOptions> optionSets() {
        return List.of(
                new TopKEmbeddingsOptions(0.1, 10), new TopKEmbeddingsOptions(0.5, 2), new TopKEmbeddingsOptions(1, 1));
    }
}
