package counterpoise.oversamplers;

import java.util.List;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.Reach;
import counterpoise.testkit.junit.OversamplerContract;

class SmoteLawsTest extends OversamplerContract<SmoteOptions> {

    @Override
    protected OversamplerPlugin<SmoteOptions> plugin() {
        return new SmotePlugin();
    }

    /** With neighbourhoods of one sample, of the usual size, and larger than the sets tried. */
    @Override
    protected List<SmoteOptions> optionSets() {
        return List.of(new SmoteOptions(1), new SmoteOptions(5), new SmoteOptions(1000));
    }

    @Override
    protected Reach reach(SmoteOptions options) {
        return Reach.BETWEEN_TWO_OF_ITS_CLASS;
    }
}
