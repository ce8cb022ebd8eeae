package counterpoise.oversamplers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.Reach;
import counterpoise.testkit.junit.OversamplerContract;

class BorderlineSmoteLawsTest extends OversamplerContract<BorderlineSmoteOptions> {

    @Override
    protected OversamplerPlugin<BorderlineSmoteOptions> plugin() {
        return new BorderlineSmotePlugin();
    }

    /** Every rule, with neighbourhoods of the usual sizes, of one sample, and larger than the sets tried. */
    @Override
    protected List<BorderlineSmoteOptions> optionSets() {
        return Stream.of(BorderlineSmoteOptions.Rule.values())
                .flatMap(rule -> Stream.of(
                        new BorderlineSmoteOptions(rule, Optional.empty(), 5),
                        new BorderlineSmoteOptions(rule, Optional.of(1), 1),
                        new BorderlineSmoteOptions(rule, Optional.of(1000), 1000)))
                .toList();
    }

    @Override
    protected Reach reach(BorderlineSmoteOptions options) {
        return Reach.BETWEEN_TWO_OF_ITS_CLASS;
    }
}
