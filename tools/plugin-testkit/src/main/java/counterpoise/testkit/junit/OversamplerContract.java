package counterpoise.testkit.junit;

import counterpoise.api.ImageShape;
import counterpoise.api.oversampler.OversamplerPlugin;
import counterpoise.testkit.PluginCheck;
import counterpoise.testkit.Reach;

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

    /** Where it promises its samples to lie; name it, as some laws hold for interpolation alone. */
    protected Reach reach(O options) {
        return Reach.ANYWHERE;
    }

    @Override
    final PluginCheck check() {
        return PluginCheck.oversampler(plugin(), optionSets(), width(), pixels(), this::reach);
    }
}
