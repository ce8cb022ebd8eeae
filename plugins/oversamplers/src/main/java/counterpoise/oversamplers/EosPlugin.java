package counterpoise.oversamplers;

import java.util.OptionalInt;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;

/** Makes {@code eos}: Expansive Over-Sampling (Dablain, Bellinger, Krawczyk, Chawla 2022, arXiv 2207.06080). */
public final class EosPlugin implements OversamplerPlugin<EosOptions> {

    @Override
    public String name() {
        return "eos";
    }

    @Override
    public String summary() {
        return "Expansive Over-Sampling: combines samples that have other classes among their nearest neighbours with"
                + " one of those enemies, to widen the range of the class.";
    }

    @Override
    public Class<EosOptions> optionsType() {
        return EosOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Oversampler create(EosOptions options) {
        return new EosOversampler(options);
    }
}
