package counterpoise.runtime.plugin;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.jar.Attributes;

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
    private final OptionalInt declaredRevision;
    private final Class<? extends Record> optionsType;
    private final Origin origin;
    private final ProductFactory<P> factory;

    /** Where a plugin comes from: the jar of its class, the line that names it, and the loader of its classes. */
    record Origin(PluginJar jar, ServiceLine line, ClassLoader loader) {}

    PluginEntry(
            PluginKind kind,
            String name,
            String summary,
            OptionalInt declaredRevision,
            Class<? extends Record> optionsType,
            Origin origin,
            ProductFactory<P> factory) {
        this.kind = kind;
        this.name = name;
        this.summary = summary;
        this.declaredRevision = declaredRevision;
        this.optionsType = optionsType;
        this.origin = origin;
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

    /**
     * The revision of its results: the number it declares, or else the SHA-256 of its jar's classes in hexadecimal.
     *
     * @throws PluginException if that is to be computed, and the jar can no longer be read
     */
    public String revision() {
        return declaredRevision.isPresent() ? Integer.toString(declaredRevision.getAsInt()) : digestOfClasses();
    }

    /** The SHA-256 of its jar's classes in hexadecimal. */
    String digestOfClasses() {
        try {
            return origin.jar().digestOfClasses();
        } catch (IOException problem) {
            throw new PluginException("The jar of the " + this + " can no longer be read: " + problem, problem);
        }
    }

    /** The version that the manifest of its jar gives as {@code Implementation-Version}, if it does. */
    public Optional<String> version() {
        return Optional.ofNullable(origin.jar().manifest().getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    }

    /** The name of its class. */
    public String className() {
        return origin.line().text();
    }

    /** The line of the services file that names its class. */
    int serviceLine() {
        return origin.line().number();
    }

    /** The jar that holds its class. */
    public Path jar() {
        return origin.jar().path();
    }

    /** The record that carries its options. Neither it nor its constructor need be public. */
    public Class<? extends Record> optionsType() {
        return optionsType;
    }

    /** The loader of the plugin's classes. */
    public ClassLoader loader() {
        return origin.loader();
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
        return InContext.of(product, this);
    }

    private P createInContext(Record options) {
        ContextLoader context = ContextLoader.of(loader());
        String before = PluginAtWork.begin(label());
        try (context) {
            return factory.create(options);
        } catch (Exception | Error problem) {
            // As when a plugin is found: of any kind, declared or not.
            throw new PluginException("The " + this + " failed: " + Explanation.of("its create()", problem), problem);
        } finally {
            PluginAtWork.end(before);
        }
    }

    /** Kind and name, for messages: {@code loss focal}. */
    public String label() {
        return kind.label() + " " + name;
    }

    /**
     * Kind and name of the plugin that has made {@code product}, for messages: {@code loss focal}; of what came from no
     * catalogue the name of its class.
     */
    public static String labelOf(Object product) {
        Class<?> type = product.getClass();
        return madeBy(product)
                .map(made -> made.plugin().label())
                .orElseGet(() -> type.isAnonymousClass() ? type.getName() : type.getSimpleName());
    }

    /**
     * Does {@code work} as {@code product} does its own: with its plugin's loader as context class loader, and told as
     * its plugin's where Java is ended in the midst of it. For what a product has handed out to be called without it,
     * such as the block of a network; on one thread at a time.
     *
     * @param what the work, as the beginning of a sentence: {@code "its forward()"}
     * @throws PluginException if the work ends in an error, or in an exception that nobody declares; what else it
     *     throws passes as it is
     */
    public static <T> T calling(Object product, String what, Supplier<T> work) {
        Optional<InContext> made = madeBy(product);
        return made.isPresent() ? made.get().call(what, work) : work.get();
    }

    private static Optional<InContext> madeBy(Object product) {
        return Proxy.isProxyClass(product.getClass()) && Proxy.getInvocationHandler(product) instanceof InContext made
                ? Optional.of(made)
                : Optional.empty();
    }

    /** Kind, name and jar, for messages. */
    @Override
    public String toString() {
        return label() + " of " + jar();
    }
}
