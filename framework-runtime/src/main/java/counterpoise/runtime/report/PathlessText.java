package counterpoise.runtime.report;

import java.util.regex.Pattern;

/** Text without the folders of the machine on which it was written, for files that are passed on. */
public final class PathlessText {

    /**
     * The folders of an absolute path, which begins a word or follows a bracket, quote or the like: neither the rest of
     * a relative path nor that of an address.
     */
    private static final Pattern FOLDERS = Pattern.compile(
            "(?<![\\w./:~\\\\-])(?:(?:file:)?/+(?:[^/\\s:;,'\"()<>]+/+)+|[A-Za-z]:\\\\(?:[^\\\\\\s:;,'\"()<>]+\\\\)+)");

    private PathlessText() {}

    /** The text with only the last name of each absolute path: {@code …/p0.jpg} for {@code /data/cats/p0.jpg}. */
    public static String of(String text) {
        return FOLDERS.matcher(text).replaceAll("…/");
    }
}
