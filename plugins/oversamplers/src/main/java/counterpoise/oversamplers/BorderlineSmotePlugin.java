package counterpoise.oversamplers;

import java.util.OptionalInt;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;

/** Makes {@code borderline-smote} (Han, Wang, Mao 2005). */
public final class BorderlineSmotePlugin implements OversamplerPlugin<BorderlineSmoteOptions> {

    @Override
    public String name() {
        return "borderline-smote";
    }

    @Override
    public String summary() {
        return "Borderline-SMOTE: SMOTE that starts only from samples in danger, those whose neighbourhood other"
                + " classes have entered.";
    }

    @Override
    public Class<BorderlineSmoteOptions> optionsType() {
        return BorderlineSmoteOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Oversampler create(BorderlineSmoteOptions options) {
        return new BorderlineSmoteOversampler(options);
    }
}
