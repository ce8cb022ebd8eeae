package org.example.adasyn;

import java.util.List;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.Reach;
import counterpoise.testkit.junit.OversamplerContract;

/** The laws that every over-sampler keeps. */
class AdasynContractTest extends OversamplerContract<AdasynOptions> {

    @Override
    protected OversamplerPlugin<AdasynOptions> plugin() {
        return new AdasynPlugin();
    }

    /** The defaults; the smallest neighbourhoods; ones larger than the sets tried, with balance and tolerance. */
    @Override
    protected List<AdasynOptions> optionSets() {
        return List.of(new AdasynOptions(5, 1, 1), new AdasynOptions(1, 1, 1), new AdasynOptions(1000, 0.5, 0.4));
    }

    @Override
    protected Reach reach(AdasynOptions options) {
        return Reach.BETWEEN_TWO_OF_ITS_CLASS;
    }
}
