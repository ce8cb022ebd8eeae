package counterpoise.runtime.plugin;

import java.util.Locale;

/** Translates what Java throws at a plugin's class into a sentence for the plugin's author. */
final class Explanation {

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
            return "it was compiled for a newer Java than this one ("
                    + Runtime.version().feature() + "); compile it with --release 17.";
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
        return place + " threw " + brief(failure) + ".";
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
