package counterpoise.oversamplers;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.Reach;
import counterpoise.testkit.junit.OversamplerContract;

class RandomLawsTest extends OversamplerContract<NoOptions> {

    @Override
    protected OversamplerPlugin<NoOptions> plugin() {
        return new RandomPlugin();
    }

    @Override
    protected Reach reach(NoOptions options) {
        return Reach.A_SAMPLE_OF_ITS_CLASS;
    }
}
