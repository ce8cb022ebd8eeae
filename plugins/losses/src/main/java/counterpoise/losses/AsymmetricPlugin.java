package counterpoise.losses;

import java.util.OptionalInt;

import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossPlugin;

/** Makes the asymmetric loss in its form for one label an image (Ridnik et al. 2021). */
public final class AsymmetricPlugin implements LossPlugin<AsymmetricOptions> {

    @Override
    public String name() {
        return "asl";
    }

    @Override
    public String summary() {
        return "Asymmetric loss for one label an image: cross-entropy with label smoothing, each part focused for itself.";
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Class<AsymmetricOptions> optionsType() {
        return AsymmetricOptions.class;
    }

    @Override
    public Loss create(AsymmetricOptions options) {
        return new Asymmetric(options);
    }
}
