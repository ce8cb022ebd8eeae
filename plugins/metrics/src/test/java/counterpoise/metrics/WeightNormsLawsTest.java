package counterpoise.metrics;

import counterpoise.api.metric.MetricPlugin;
import counterpoise.testkit.junit.MetricContract;

class WeightNormsLawsTest extends MetricContract<NoOptions> {

    @Override
    protected MetricPlugin<NoOptions> plugin() {
        return new WeightNormsPlugin();
    }
}
