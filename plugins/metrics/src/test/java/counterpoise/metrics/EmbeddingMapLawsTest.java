package counterpoise.metrics;

import java.util.List;

import counterpoise.api.metric.MetricPlugin;
import counterpoise.testkit.junit.MetricContract;

class EmbeddingMapLawsTest extends MetricContract<EmbeddingMapOptions> {

    @Override
    protected MetricPlugin<EmbeddingMapOptions> plugin() {
        return new EmbeddingMapPlugin();
    }

    /** All points; a part of them. Few steps, as the laws ask again and again. */
    @Override
    protected List<EmbeddingMapOptions> optionSets() {
        return List.of(new EmbeddingMapOptions(List.of(), 300, 20), new EmbeddingMapOptions(List.of(), 10, 20));
    }
}
