package counterpoise.testkit.junit;

import counterpoise.api.loss.LossPlugin;
import counterpoise.testkit.PluginCheck;

/**
 * The laws of losses as tests: extend it and give the plugin. Needs an engine on the class path.
 *
 * @param <O> the record that carries the options
 */
public abstract class LossContract<O extends Record> extends PluginContract<O, LossPlugin<O>> {

    @Override
    final PluginCheck check() {
        return PluginCheck.loss(plugin(), optionSets());
    }
}
