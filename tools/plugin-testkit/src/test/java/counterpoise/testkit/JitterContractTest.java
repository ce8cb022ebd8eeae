package counterpoise.testkit;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.junit.OversamplerContract;

class JitterContractTest extends OversamplerContract<NoOptions> {

    @Override
    protected OversamplerPlugin<NoOptions> plugin() {
        return new JitterPlugin();
    }
}
