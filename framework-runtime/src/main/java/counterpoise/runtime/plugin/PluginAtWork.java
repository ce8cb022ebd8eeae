package counterpoise.runtime.plugin;

import java.util.Optional;

/**
 * Which plugin is called at this moment, for whoever has to say in the midst of what the Java machine was ended.
 *
 * <p>One for the whole machine, not for each thread: a machine does one stage at a time, and the thread that ends it
 * need not be the one that the plugin was called on.
 */
public final class PluginAtWork {

    private static volatile PluginEntry<?> current;

    private PluginAtWork() {}

    /** The plugin that is called at this moment. */
    public static Optional<PluginEntry<?>> now() {
        return Optional.ofNullable(current);
    }

    /** Begins a call; give what it returns to {@link #end}. */
    static PluginEntry<?> begin(PluginEntry<?> plugin) {
        PluginEntry<?> before = current;
        current = plugin;
        return before;
    }

    /** Ends a call that began while {@code before} was at work, or null where none was. */
    static void end(PluginEntry<?> before) {
        current = before;
    }
}
