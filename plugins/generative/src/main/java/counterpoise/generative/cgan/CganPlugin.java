package counterpoise.generative.cgan;

import java.util.OptionalInt;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;

/** Makes {@code cgan}: conditional generative adversarial networks. */
public final class CganPlugin implements OversamplerPlugin<CganOptions> {

    @Override
    public String name() {
        return "cgan";
    }

    @Override
    public String summary() {
        return "CGAN: a generator of images, told their class, that learns against a discriminator.";
    }

    @Override
    public Class<CganOptions> optionsType() {
        return CganOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Oversampler create(CganOptions options) {
        return new CganOversampler(options);
    }
}
