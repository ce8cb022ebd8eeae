package counterpoise.oversamplers;

import java.util.OptionalInt;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;

/** Makes {@code random}: random over-sampling, which repeats samples of the class. */
public final class RandomPlugin implements OversamplerPlugin<NoOptions> {

    @Override
    public String name() {
        return "random";
    }

    @Override
    public String summary() {
        return "Random over-sampling: repeats samples of the class, drawn uniformly and with replacement.";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Oversampler create(NoOptions options) {
        return new RandomOversampler();
    }
}
