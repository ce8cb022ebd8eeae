package counterpoise.testkit.junit;

import counterpoise.api.metric.MetricPlugin;
import counterpoise.testkit.PluginCheck;

/**
 * The laws of metrics as tests: extend it and give the plugin.
 *
 * @param <O> the record that carries the options
 */
public abstract class MetricContract<O extends Record> extends PluginContract<O, MetricPlugin<O>> {

    @Override
    final PluginCheck check() {
        return PluginCheck.metric(plugin(), optionSets());
    }
}
