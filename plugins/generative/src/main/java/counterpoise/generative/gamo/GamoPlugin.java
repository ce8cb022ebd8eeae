package counterpoise.generative.gamo;

import java.util.OptionalInt;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;

/** Makes {@code gamo}: generative adversarial minority oversampling. */
public final class GamoPlugin implements OversamplerPlugin<GamoOptions> {

    @Override
    public String name() {
        return GamoOversampler.NAME;
    }

    @Override
    public String summary() {
        return "GAMO: convex combinations of a class, by a network that learns to mislead a classifier and a"
                + " discriminator.";
    }

    @Override
    public Class<GamoOptions> optionsType() {
        return GamoOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Oversampler create(GamoOptions options) {
        return new GamoOversampler(options);
    }
}
