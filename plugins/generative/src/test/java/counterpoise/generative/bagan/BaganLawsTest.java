package counterpoise.generative.bagan;

import java.util.List;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.junit.OversamplerContract;

class BaganLawsTest extends OversamplerContract<BaganOptions> {

    @Override
    protected OversamplerPlugin<BaganOptions> plugin() {
        return new BaganPlugin();
    }

    /** Networks so small that they take no time. */
    @Override
    protected List<BaganOptions> optionSets() {
        return List.of(new BaganOptions(1, 2, 8, 5e-5, 0.5, 3, Sampling.UNIFORM, Sampling.REBALANCE, 1, 1));
    }
}
