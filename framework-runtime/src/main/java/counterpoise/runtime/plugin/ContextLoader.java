package counterpoise.runtime.plugin;

/** Makes a plugin's class loader the context class loader of the current thread, until closed on the same thread. */
final class ContextLoader implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    private ContextLoader(ClassLoader loader) {
        thread.setContextClassLoader(loader);
    }

    /**
     * Switches the current thread to {@code loader}. Declare it before the {@code try} that closes it: javac warns of a
     * resource that its block never mentions.
     */
    static ContextLoader of(ClassLoader loader) {
        return new ContextLoader(loader);
    }

    /** Switches back to the loader before. */
    @Override
    public void close() {
        thread.setContextClassLoader(before);
    }
}
