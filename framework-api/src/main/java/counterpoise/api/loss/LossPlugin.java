package counterpoise.api.loss;

import counterpoise.api.Plugin;

/**
 * Makes losses.
 *
 * @param <O> the record that carries the options
 */
public interface LossPlugin<O extends Record> extends Plugin<O> {

    /** Makes a loss. */
    Loss create(O options);
}
