package counterpoise.testkit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that the range of an option allows. */
record Interval(double lower, boolean lowerIncluded, double upper, boolean upperIncluded) {

    private static final Pattern SYNTAX = Pattern.compile("([\\[(])\\s*([^,\\s]*)\\s*,\\s*([^,\\s]*)\\s*([])])");

    /** @throws IllegalArgumentException if {@code text} is not an interval, or is empty of numbers */
    static Interval parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("%s is not an interval such as [1, ) or (0, 1]".formatted(text));
        }
        double lower = bound(matcher.group(2), Double.NEGATIVE_INFINITY);
        double upper = bound(matcher.group(3), Double.POSITIVE_INFINITY);
        boolean lowerIncluded = matcher.group(1).equals("[");
        boolean upperIncluded = matcher.group(4).equals("]");
        if (!(lower < upper || (lower == upper && lowerIncluded && upperIncluded))) {
            throw new IllegalArgumentException("no number lies in " + text);
        }
        return new Interval(lower, lowerIncluded, upper, upperIncluded);
    }

    private static double bound(String text, double ofNothing) {
        return text.isEmpty() ? ofNothing : Double.parseDouble(text);
    }

    boolean contains(double value) {
        boolean above = lowerIncluded ? value >= lower : value > lower;
        boolean below = upperIncluded ? value <= upper : value < upper;
        return above && below;
    }
}
