package counterpoise.oversamplers;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.Reach;
import counterpoise.testkit.junit.OversamplerContract;

class EosLawsTest extends OversamplerContract<EosOptions> {

    @Override
    protected OversamplerPlugin<EosOptions> plugin() {
        return new EosPlugin();
    }

    /** Every variant, with neighbourhoods of one sample, of the usual size, and larger than the sets tried. */
    @Override
    protected List<EosOptions> optionSets() {
        return Stream.of(EosOptions.Variant.values())
                .flatMap(variant -> IntStream.of(1, 3, 10, 1000).mapToObj(k -> new EosOptions(variant, k)))
                .toList();
    }

    @Override
    protected Reach reach(EosOptions options) {
        return options.variant() == EosOptions.Variant.AWAY ? Reach.ANYWHERE : Reach.BETWEEN_ANY_TWO;
    }
}
