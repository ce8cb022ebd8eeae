package counterpoise.testkit.junit;

import counterpoise.api.ImageShape;
import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.PluginCheck;

/**
 * The laws of over-samplers as tests: extend it and give the plugin.
 *
 * @param <O> the record that carries the options
 */
public abstract class OversamplerContract<O extends Record> extends PluginContract<O, OversamplerPlugin<O>> {

    /** The width of the embeddings to try it on. */
    protected int width() {
        return 8;
    }

    /** The size of the images to try it on. */
    protected ImageShape pixels() {
        return new ImageShape(8, 8, 3);
    }

    @Override
    final PluginCheck check() {
        return PluginCheck.oversampler(plugin(), optionSets(), width(), pixels());
    }
}
