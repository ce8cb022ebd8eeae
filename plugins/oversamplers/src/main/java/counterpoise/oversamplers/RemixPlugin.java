package counterpoise.oversamplers;

import java.util.OptionalInt;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;

/** Makes {@code remix} (Bellinger, Corizzo, Japkowicz 2021). */
public final class RemixPlugin implements OversamplerPlugin<RemixOptions> {

    @Override
    public String name() {
        return "remix";
    }

    @Override
    public String summary() {
        return "Remix: balances the classes within each batch of phase 1 and mixes its images and labels in pairs.";
    }

    @Override
    public Class<RemixOptions> optionsType() {
        return RemixOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Oversampler create(RemixOptions options) {
        return new RemixOversampler(options);
    }
}
