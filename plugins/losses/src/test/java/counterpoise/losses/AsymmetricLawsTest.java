package counterpoise.losses;

import java.util.List;

import counterpoise.api.loss.LossPlugin;
import counterpoise.testkit.junit.LossContract;

class AsymmetricLawsTest extends LossContract<AsymmetricOptions> {

    @Override
    protected LossPlugin<AsymmetricOptions> plugin() {
        return new AsymmetricPlugin();
    }

    @Override
    protected List<AsymmetricOptions> optionSets() {
        return List.of(
                new AsymmetricOptions(0, 4, 0.1), new AsymmetricOptions(1, 0.5, 0.2), new AsymmetricOptions(0.5, 0, 0));
    }
}
