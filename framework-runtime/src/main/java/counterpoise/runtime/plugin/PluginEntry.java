package counterpoise.runtime.plugin;

import java.nio.file.Path;

import counterpoise.api.PluginKind;

/**
 * A plugin in the catalogue: what is known of it, and the way to its products.
 *
 * @param <P> what the plugin makes: an {@link counterpoise.api.oversampler.Oversampler}, for one
 */
public final class PluginEntry<P> {

    private final PluginKind kind;
    private final String name;
    private final String summary;
    private final String revision;
    private final Path jar;
    private final Class<? extends Record> optionsType;
    private final ClassLoader loader;
    private final ProductFactory<P> factory;

    PluginEntry(
            PluginKind kind,
            String name,
            String summary,
            String revision,
            Path jar,
            Class<? extends Record> optionsType,
            ClassLoader loader,
            ProductFactory<P> factory) {
        this.kind = kind;
        this.name = name;
        this.summary = summary;
        this.revision = revision;
        this.jar = jar;
        this.optionsType = optionsType;
        this.loader = loader;
        this.factory = factory;
    }

    /** Its kind. */
    public PluginKind kind() {
        return kind;
    }

    /** Its name, unique within its kind. */
    public String name() {
        return name;
    }

    /** What it does, in one sentence. */
    public String summary() {
        return summary;
    }

    /** The revision of its results: the number it declares, or else the SHA-256 of its jar's classes in hexadecimal. */
    public String revision() {
        return revision;
    }

    /** The jar that holds its class. */
    public Path jar() {
        return jar;
    }

    /** The record that carries its options. Neither it nor its constructor need be public. */
    public Class<? extends Record> optionsType() {
        return optionsType;
    }

    /** The loader of the plugin's classes. */
    public ClassLoader loader() {
        return loader;
    }

    /**
     * Makes a product. The plugin's loader is the context class loader here, and in every later call to the product.
     *
     * @param options a record of {@link #optionsType()}
     * @throws PluginException if the plugin fails or makes nothing
     */
    public P create(Record options) {
        if (!optionsType.isInstance(options)) {
            throw new IllegalArgumentException(this + " takes options of " + optionsType.getName() + ", not of "
                    + options.getClass().getName());
        }
        P product = createInContext(options);
        if (product == null) {
            throw new PluginException("The " + this + " made nothing: its create() returned null.");
        }
        return InContext.of(product, loader);
    }

    private P createInContext(Record options) {
        ContextLoader context = ContextLoader.of(loader);
        try (context) {
            return factory.create(options);
        } catch (RuntimeException | LinkageError problem) {
            throw new PluginException("The " + this + " failed: " + Explanation.of("its create()", problem), problem);
        }
    }

    /** Kind, name and jar, for messages. */
    @Override
    public String toString() {
        return kind.label() + " " + name + " of " + jar;
    }
}
