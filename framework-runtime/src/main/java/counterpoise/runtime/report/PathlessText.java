package counterpoise.runtime.report;

import java.util.regex.Pattern;

/** Text without the folders of the machine on which it was written, for files that are passed on. */
public final class PathlessText {

    /** What is neither a separator nor where a path ends that stands in a sentence. */
    private static final String WORD = "[^/\\\\\\s:;,'\"()<>]+";

    /**
     * A folder's name. It may have blanks and commas, which only a separator behind them tells from those between two
     * words of a sentence. Still a sentence is not taken for a name: it goes on after a comma and a blank, after a full
     * stop, after the ending of a file's name, and for more than a few words.
     */
    private static final String NAME = WORD + "(?:(?:,|(?<!\\.\\w{0,5}) )" + WORD + "){0,4}";

    /**
     * The folders of an absolute path, which begins a word or follows a bracket, quote or the like: neither the rest of
     * a relative path nor that of an address.
     */
    private static final Pattern FOLDERS = Pattern.compile(
            "(?<![\\w./:~\\\\-])(?:(?:file:)?/+(?:" + NAME + "/+)+|[A-Za-z]:\\\\(?:" + NAME + "\\\\)+)");

    /** Its names may hold what no rule tells from a sentence, such as a comma and a blank. */
    private static final String HOME = System.getProperty("user.home", "");

    private PathlessText() {}

    /** The text with only the last name of each absolute path: {@code …/p0.jpg} for {@code /data/cats/p0.jpg}. */
    public static String of(String text) {
        return of(text, HOME);
    }

    /** As {@link #of(String)}, where the user's folder is {@code home}. */
    static String of(String text, String home) {
        String known = home.length() > 1 ? text.replace(home + "/", "/home/").replace(home + "\\", "C:\\home\\") : text;
        return FOLDERS.matcher(known).replaceAll("…/");
    }
}
