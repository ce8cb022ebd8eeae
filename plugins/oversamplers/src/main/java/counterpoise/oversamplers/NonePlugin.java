package counterpoise.oversamplers;

import java.util.OptionalInt;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;

/** Makes {@code none}, the baseline of Dablain et al. 2022: training on the imbalanced data as they are. */
public final class NonePlugin implements OversamplerPlugin<NoOptions> {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public String summary() {
        return "Adds nothing: the baseline, which keeps the head that was trained with the network.";
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
        return new NoneOversampler();
    }
}
