package counterpoise.api.oversampler;

import counterpoise.api.Plugin;

/**
 * Makes over-samplers.
 *
 * @param <O> the record that carries the options
 */
public interface OversamplerPlugin<O extends Record> extends Plugin<O> {

    /** Makes an over-sampler; a {@link BatchOversampler} if it can work on batches. */
    Oversampler create(O options);
}
