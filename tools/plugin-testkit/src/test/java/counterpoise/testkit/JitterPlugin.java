package counterpoise.testkit;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;

/** A plugin that keeps all laws. */
public class JitterPlugin implements OversamplerPlugin<NoOptions> {

    @Override
    public String name() {
        return "jitter";
    }

    @Override
    public String summary() {
        return "Repeats samples with a little noise, as in Some et al. (2001).";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Oversampler create(NoOptions options) {
        return new Jitter();
    }
}
