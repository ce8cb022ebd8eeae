package counterpoise.losses;

import java.util.List;

import counterpoise.api.loss.LossPlugin;
import counterpoise.testkit.junit.LossContract;

class FocalLawsTest extends LossContract<FocalOptions> {

    @Override
    protected LossPlugin<FocalOptions> plugin() {
        return new FocalPlugin();
    }

    @Override
    protected List<FocalOptions> optionSets() {
        return List.of(new FocalOptions(2), new FocalOptions(1), new FocalOptions(0.5), new FocalOptions(0));
    }

    /** As it is published: by the size of the batch. */
    @Override
    protected boolean dividesByTheWeights() {
        return false;
    }
}
