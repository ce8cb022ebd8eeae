package counterpoise.oversamplers;

import java.util.OptionalInt;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;

/** Makes {@code smote} (Chawla, Bowyer, Hall, Kegelmeyer 2002). */
public final class SmotePlugin implements OversamplerPlugin<SmoteOptions> {

    @Override
    public String name() {
        return "smote";
    }

    @Override
    public String summary() {
        return "SMOTE: interpolates between a sample of the class and one of its nearest neighbours of the class.";
    }

    @Override
    public Class<SmoteOptions> optionsType() {
        return SmoteOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Oversampler create(SmoteOptions options) {
        return new SmoteOversampler(options);
    }
}
