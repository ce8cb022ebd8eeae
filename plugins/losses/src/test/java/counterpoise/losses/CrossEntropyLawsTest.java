package counterpoise.losses;

import java.util.List;

import counterpoise.api.loss.LossPlugin;
import counterpoise.testkit.junit.LossContract;

class CrossEntropyLawsTest extends LossContract<CrossEntropyOptions> {

    @Override
    protected LossPlugin<CrossEntropyOptions> plugin() {
        return new CrossEntropyPlugin();
    }

    @Override
    protected List<CrossEntropyOptions> optionSets() {
        return List.of(new CrossEntropyOptions(0), new CrossEntropyOptions(0.1));
    }
}
