package counterpoise.metrics;

import java.util.List;
import java.util.stream.Stream;

import counterpoise.api.metric.MetricPlugin;
import counterpoise.testkit.junit.MetricContract;

class GeneralizationGapLawsTest extends MetricContract<GeneralizationGapOptions> {

    @Override
    protected MetricPlugin<GeneralizationGapOptions> plugin() {
        return new GeneralizationGapPlugin();
    }

    @Override
    protected List<GeneralizationGapOptions> optionSets() {
        return Stream.of(GapReading.values()).map(GeneralizationGapOptions::new).toList();
    }
}
