package counterpoise.oversamplers;

import java.util.List;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.Reach;
import counterpoise.testkit.junit.OversamplerContract;

class RemixLawsTest extends OversamplerContract<RemixOptions> {

    @Override
    protected OversamplerPlugin<RemixOptions> plugin() {
        return new RemixPlugin();
    }

    /** The usual weights, even ones, and those at either end of what can be written. */
    @Override
    protected List<RemixOptions> optionSets() {
        return List.of(new RemixOptions(0.2), new RemixOptions(1), new RemixOptions(1e-300), new RemixOptions(1e300));
    }

    @Override
    protected Reach reach(RemixOptions options) {
        return Reach.BETWEEN_ANY_TWO;
    }
}
