package counterpoise.oversamplers;

import java.util.List;
import java.util.Optional;

import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.Reach;
import counterpoise.testkit.junit.OversamplerContract;

class BalancedSvmLawsTest extends OversamplerContract<BalancedSvmOptions> {

    @Override
    protected OversamplerPlugin<BalancedSvmOptions> plugin() {
        return new BalancedSvmPlugin();
    }

    /** With the cost chosen and given, learning from all samples, from some, and from one of each class. */
    @Override
    protected List<BalancedSvmOptions> optionSets() {
        return List.of(
                new BalancedSvmOptions(5, 2000, Optional.empty()),
                new BalancedSvmOptions(1000, 20, Optional.empty()),
                new BalancedSvmOptions(1, 2, Optional.of(1.0)));
    }

    @Override
    protected Reach reach(BalancedSvmOptions options) {
        return Reach.BETWEEN_TWO_OF_A_CLASS;
    }
}
