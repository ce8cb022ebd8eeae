package counterpoise.oversamplers;

import java.util.OptionalInt;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.OversamplerPlugin;

/** Makes {@code balanced-svm}: SMOTE relabelled by a support vector machine (after Farquad and Bose 2012). */
public final class BalancedSvmPlugin implements OversamplerPlugin<BalancedSvmOptions> {

    @Override
    public String name() {
        return "balanced-svm";
    }

    @Override
    public String summary() {
        return "Balanced SVM: gives every sample that SMOTE makes the class that a support vector machine predicts for"
                + " it.";
    }

    @Override
    public Class<BalancedSvmOptions> optionsType() {
        return BalancedSvmOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public Oversampler create(BalancedSvmOptions options) {
        return new BalancedSvmOversampler(options);
    }
}
