package counterpoise.testkit.junit;

import counterpoise.api.loss.LossPlugin;
import counterpoise.testkit.LossSubject.Divisor;
import counterpoise.testkit.PluginCheck;

/**
 * The laws of losses as tests: extend it and give the plugin. Needs an engine on the class path.
 *
 * @param <O> the record that carries the options
 */
public abstract class LossContract<O extends Record> extends PluginContract<O, LossPlugin<O>> {

    /**
     * Whether the loss divides by the sum of its samples' weights. {@code false} for one that is published otherwise:
     * say so in its documentation, since its size then rises and falls with what a batch happens to hold.
     */
    protected boolean dividesByTheWeights() {
        return true;
    }

    @Override
    final PluginCheck check() {
        return PluginCheck.loss(plugin(), optionSets(), dividesByTheWeights() ? Divisor.SUM_OF_WEIGHTS : Divisor.OTHER);
    }
}
