package counterpoise.losses;

import java.util.OptionalInt;

import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossPlugin;

/** Makes softmax cross-entropy, the loss that the others are measured against. */
public final class CrossEntropyPlugin implements LossPlugin<CrossEntropyOptions> {

    @Override
    public String name() {
        return "ce";
    }

    @Override
    public String summary() {
        return "Softmax cross-entropy, the mean over the batch weighted by class; the loss to compare others with.";
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Class<CrossEntropyOptions> optionsType() {
        return CrossEntropyOptions.class;
    }

    @Override
    public Loss create(CrossEntropyOptions options) {
        return new CrossEntropy(options.labelSmoothing());
    }
}
