package counterpoise.generative.bagan;

import java.util.OptionalInt;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;

/** Makes {@code bagan}: the balancing GAN of Mariani et al. (2018). */
public final class BaganPlugin implements OversamplerPlugin<BaganOptions> {

    @Override
    public String name() {
        return BaganOversampler.NAME;
    }

    @Override
    public String summary() {
        return "BAGAN: an auto-encoder's decoder, learning on against a classifier and told a class by its codes.";
    }

    @Override
    public Class<BaganOptions> optionsType() {
        return BaganOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Oversampler create(BaganOptions options) {
        return new BaganOversampler(options);
    }
}
