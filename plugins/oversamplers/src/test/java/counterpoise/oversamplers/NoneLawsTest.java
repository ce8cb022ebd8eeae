package counterpoise.oversamplers;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.junit.OversamplerContract;

class NoneLawsTest extends OversamplerContract<NoOptions> {

    @Override
    protected OversamplerPlugin<NoOptions> plugin() {
        return new NonePlugin();
    }
}
