package counterpoise.losses;

import java.util.List;

import counterpoise.api.loss.LossPlugin;
import counterpoise.testkit.junit.LossContract;

class LdamLawsTest extends LossContract<LdamOptions> {

    @Override
    protected LossPlugin<LdamOptions> plugin() {
        return new LdamPlugin();
    }

    @Override
    protected List<LdamOptions> optionSets() {
        return List.of(new LdamOptions(0.5, 30), new LdamOptions(0.3, 10));
    }
}
