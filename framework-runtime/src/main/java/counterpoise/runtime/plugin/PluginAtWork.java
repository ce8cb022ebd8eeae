package counterpoise.runtime.plugin;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which plugin is called at this moment, for whoever has to say in the midst of what the Java machine was ended.
 *
 * <p>One for the whole machine, not for each thread: a machine does one stage at a time, and the thread that ends it
 * need not be the one that the plugin was called on.
 */
public final class PluginAtWork {

    private static volatile String current;
    private static volatile Thrown thrown;

    /** What came out of a call to a plugin. */
    private record Thrown(String plugin, Throwable failure) {}

    private PluginAtWork() {}

    /** The plugin that is called at this moment: {@code loss focal}. */
    public static Optional<String> now() {
        return Optional.ofNullable(current);
    }

    /**
     * The plugin that is called at this moment, if Java is being ended by a call of {@code System.exit} and not by a
     * signal: then nobody else can have called it.
     */
    public static Optional<String> thatEndsJava() {
        boolean exits = Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(Runtime.class.getName())
                        && frame.getMethodName().equals("exit"));
        return exits ? now() : Optional.empty();
    }

    /** The plugin out of which {@code failure}, or what caused it, came last. */
    public static Optional<String> thatThrew(Throwable failure) {
        Thrown last = thrown;
        for (Throwable cause = failure; cause != null && last != null; cause = cause.getCause()) {
            if (cause == last.failure()) {
                return Optional.of(last.plugin());
            }
        }
        return Optional.empty();
    }

    /** Begins a call; give what it returns to {@link #end}. */
    static String begin(String plugin) {
        String before = current;
        current = plugin;
        return before;
    }

    /** Ends a call that began while {@code before} was at work, or null where none was. */
    static void end(String before) {
        current = before;
    }

    /** Notes that a call has thrown. */
    static void threw(String plugin, Throwable failure) {
        thrown = new Thrown(plugin, failure);
    }
}
