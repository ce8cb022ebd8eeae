package counterpoise.runtime.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that an option allows.
 *
 * @param text as the option's annotation writes it: {@code "[1, )"}, {@code "(0, 1]"}
 */
record Interval(String text, double low, boolean lowIncluded, double high, boolean highIncluded) {

    private static final Pattern FORM = Pattern.compile("([\\[(])\\s*([^,\\s]*)\\s*,\\s*([^\\])\\s]*)\\s*([\\])])");

    /** @throws IllegalArgumentException if {@code text} is no interval */
    static Interval parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not an interval; write one like \"[1, )\" or \"(0, 1]\"".formatted(text));
        }
        return new Interval(
                text,
                matcher.group(2).isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(matcher.group(2)),
                matcher.group(1).equals("["),
                matcher.group(3).isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(matcher.group(3)),
                matcher.group(4).equals("]"));
    }

    boolean contains(double value) {
        return (lowIncluded ? value >= low : value > low) && (highIncluded ? value <= high : value < high);
    }

    /** The interval in words: {@code at least 1}, {@code above 0 and at most 1}. */
    String inWords() {
        String lower = (lowIncluded ? "at least " : "above ") + number(low);
        String upper = (highIncluded ? "at most " : "below ") + number(high);
        if (high == Double.POSITIVE_INFINITY) {
            return lower;
        }
        return low == Double.NEGATIVE_INFINITY ? upper : lower + " and " + upper;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
