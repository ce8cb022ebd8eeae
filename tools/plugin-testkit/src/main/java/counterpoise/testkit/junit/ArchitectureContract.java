package counterpoise.testkit.junit;

import counterpoise.api.ImageShape;
import counterpoise.api.architecture.ArchitecturePlugin;
import counterpoise.testkit.PluginCheck;

/**
 * The laws of architectures as tests: extend it and give the plugin. Needs an engine on the class path.
 *
 * @param <O> the record that carries the options
 */
public abstract class ArchitectureContract<O extends Record> extends PluginContract<O, ArchitecturePlugin<O>> {

    /** The size of the images to try it on. */
    protected ImageShape input() {
        return new ImageShape(32, 32, 3);
    }

    @Override
    final PluginCheck check() {
        return PluginCheck.architecture(plugin(), optionSets(), input());
    }
}
