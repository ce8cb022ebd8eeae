package counterpoise.metrics;

import java.util.List;

import counterpoise.api.metric.MetricPlugin;
import counterpoise.testkit.junit.MetricContract;

class ManyMediumFewLawsTest extends MetricContract<ManyMediumFewOptions> {

    @Override
    protected MetricPlugin<ManyMediumFewOptions> plugin() {
        return new ManyMediumFewPlugin();
    }

    /** The defaults, every class with many images, and every class with few. */
    @Override
    protected List<ManyMediumFewOptions> optionSets() {
        return List.of(
                new ManyMediumFewOptions(100, 20),
                new ManyMediumFewOptions(0, 0),
                new ManyMediumFewOptions(1000, 1000));
    }
}
