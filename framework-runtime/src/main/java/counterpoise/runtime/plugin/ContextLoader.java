package counterpoise.runtime.plugin;

/**
 * Makes a plugin's class loader the context class loader of the current thread, until closed.
 *
 * <p>Libraries inside a plugin look for their services and resources there. Hold one around every call into a plugin:
 *
 * <pre>{@code
 * ContextLoader context = ContextLoader.of(entry);
 * try (context) {
 *     oversampler.synthesize(train, samplingContext, sink);
 * }
 * }</pre>
 *
 * <p>(javac warns of a resource that its block never mentions, but not of one declared before the block.) Close it on
 * the thread that opened it.
 */
public final class ContextLoader implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    private ContextLoader(ClassLoader loader) {
        thread.setContextClassLoader(loader);
    }

    /** Switches the current thread to the loader of {@code entry}'s plugin. */
    public static ContextLoader of(PluginEntry<?> entry) {
        return of(entry.loader());
    }

    static ContextLoader of(ClassLoader loader) {
        return new ContextLoader(loader);
    }

    /** Switches back to the loader before. */
    @Override
    public void close() {
        thread.setContextClassLoader(before);
    }
}
