package counterpoise.losses;

import java.util.OptionalInt;

import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossPlugin;

/** Makes the softmax focal loss (Lin et al. 2017, with the softmax in place of the sigmoid). */
public final class FocalPlugin implements LossPlugin<FocalOptions> {

    @Override
    public String name() {
        return "focal";
    }

    @Override
    public String summary() {
        return "Focal loss on the softmax: cross-entropy that counts samples less the better they are classified.";
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Class<FocalOptions> optionsType() {
        return FocalOptions.class;
    }

    @Override
    public Loss create(FocalOptions options) {
        return new Focal(options.gamma());
    }
}
