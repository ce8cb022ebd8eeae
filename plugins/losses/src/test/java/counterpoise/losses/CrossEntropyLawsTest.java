package counterpoise.losses;

import counterpoise.api.loss.LossPlugin;
import counterpoise.testkit.junit.LossContract;

class CrossEntropyLawsTest extends LossContract<CrossEntropyOptions> {

    @Override
    protected LossPlugin<CrossEntropyOptions> plugin() {
        return new CrossEntropyPlugin();
    }
}
