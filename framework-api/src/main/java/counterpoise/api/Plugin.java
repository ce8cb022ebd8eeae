package counterpoise.api;

import java.util.OptionalInt;

/**
 * A factory that makes one kind of product from a record of options. The service type of all plugins: a jar names its
 * implementations, one a line, in {@code META-INF/services/counterpoise.api.Plugin}.
 *
 * <p>An implementation implements one of the five sub-interfaces, is public and not abstract, and has a public
 * constructor without parameters that does no work.
 *
 * <p>The manifest of the jar should say what it was compiled against, {@code Counterpoise-Api-Version} and
 * {@code Djl-Version} (both stand in the manifest of this API's own jar): a program that has others refuses it with a
 * sentence, instead of failing in the midst of a run. {@code Implementation-Version} is shown beside the plugin.
 *
 * @param <O> the record that carries the options; its components are described by {@link Option}
 */
public interface Plugin<O extends Record> {

    /** The form of every {@link #name()}. */
    String NAME_PATTERN = "[a-z][a-z0-9-]*";

    /** The name by which a configuration chooses this plugin, unique within its kind; matches {@link #NAME_PATTERN}. */
    String name();

    /** What the plugin does, in one sentence for a user who has to choose. */
    String summary();

    /** The record type of the options. */
    Class<O> optionsType();

    /**
     * The revision of the plugin's results. Raise it when the same options and seed give other results than before:
     * stored results of the earlier revision are then computed anew. When empty, the digest of the jar's classes stands
     * for it, so that any change of the jar counts as a change of results.
     */
    default OptionalInt revision() {
        return OptionalInt.empty();
    }
}
