package counterpoise.api.architecture;

import counterpoise.api.Plugin;

/**
 * Makes architectures.
 *
 * @param <O> the record that carries the options
 */
public interface ArchitecturePlugin<O extends Record> extends Plugin<O> {

    /** Makes an architecture. Makes no array: that waits for {@link Architecture#build}. */
    Architecture create(O options);
}
