package counterpoise.losses;

import java.util.OptionalInt;

import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossPlugin;

/** Makes the label-distribution-aware margin loss (Cao et al. 2019). */
public final class LdamPlugin implements LossPlugin<LdamOptions> {

    @Override
    public String name() {
        return "ldam";
    }

    @Override
    public String summary() {
        return "Label-distribution-aware margins: cross-entropy on scaled cosines, with wider margins around rarer classes;"
                + " published with deferred re-weighting.";
    }

    @Override
    public OptionalInt revision() {
        // 2: the columns of the cosine head start at length 1.
        return OptionalInt.of(2);
    }

    @Override
    public Class<LdamOptions> optionsType() {
        return LdamOptions.class;
    }

    @Override
    public Loss create(LdamOptions options) {
        return new Ldam(options);
    }
}
