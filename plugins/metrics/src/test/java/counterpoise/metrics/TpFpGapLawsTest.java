package counterpoise.metrics;

import java.util.List;
import java.util.stream.Stream;

import counterpoise.api.metric.MetricPlugin;
import counterpoise.testkit.junit.MetricContract;

class TpFpGapLawsTest extends MetricContract<TpFpGapOptions> {

    @Override
    protected MetricPlugin<TpFpGapOptions> plugin() {
        return new TpFpGapPlugin();
    }

    @Override
    protected List<TpFpGapOptions> optionSets() {
        return Stream.of(GapReading.values())
                .flatMap(reading ->
                        Stream.of(TpFpGapOptions.TrainRange.values()).map(range -> new TpFpGapOptions(reading, range)))
                .toList();
    }
}
