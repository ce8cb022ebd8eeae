package counterpoise.runtime.plugin;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates what Java throws at a plugin's class into a sentence for the plugin's author. */
final class Explanation {

    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d{1,5})");
    private static final int JAVA_0 = 44;

    private Explanation() {}

    /**
     * Explains a failure.
     *
     * @param place what failed, as the beginning of a sentence: {@code "its constructor"}
     */
    static String of(String place, Throwable failure) {
        if (failure instanceof UnfitPluginException) {
            return failure.getMessage();
        }
        if (failure instanceof UnsupportedClassVersionError) {
            return newerJava(String.valueOf(failure.getMessage()));
        }
        if (failure instanceof ExceptionInInitializerError && failure.getCause() != null) {
            return "a static initialiser threw " + brief(failure.getCause())
                    + "; a class of a plugin must load without doing work.";
        }
        if (failure instanceof NoClassDefFoundError missing) {
            return missingClass(missing);
        }
        if (failure instanceof LinkageError) {
            return place + " met a class of another version than it was compiled against (" + brief(failure)
                    + "); compile it against the API of this version and bring the libraries it was compiled with.";
        }
        if (failure instanceof StackOverflowError) {
            return place + " calls itself without end.";
        }
        if (failure instanceof OutOfMemoryError) {
            return place + " needs more memory than the Java heap of "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MiB has (" + brief(failure) + ").";
        }
        return place + " threw " + brief(failure) + ".";
    }

    /** The message tells the version of the class file: 61 for Java 17, 62 for Java 18, ... (JVMS, table 4.1-A). */
    private static String newerJava(String message) {
        Matcher version = CLASS_FILE_VERSION.matcher(message);
        int running = Runtime.version().feature();
        if (!version.find()) {
            return "it cannot be read by this Java, " + running + " (" + message + "); compile it with --release 17.";
        }
        int needed = Integer.parseInt(version.group(1)) - JAVA_0;
        return needed > running
                ? "it needs Java " + needed + ", and this is Java " + running
                        + "; compile it with --release 17, or run with a newer Java."
                : "it was compiled with features that are a preview in Java " + needed
                        + "; compile it without --enable-preview.";
    }

    private static String missingClass(NoClassDefFoundError missing) {
        String message = String.valueOf(missing.getMessage());
        if (message.startsWith("Could not initialize class")) {
            return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1)
                    + "; its static initialiser failed before.";
        }
        // Usually the bare name with slashes, but the name of another class may follow: "a/B (wrong name: a/b)".
        return "the class " + message.replace('/', '.')
                + " is missing; put the jar that holds it beside the plugin's. A plugin sees only Java, its own jars,"
                + " counterpoise.api, ai.djl and org.slf4j.";
    }

    private static String brief(Throwable failure) {
        String name = failure.getClass().getName();
        return failure.getMessage() == null ? name : name + ": " + failure.getMessage();
    }
}
