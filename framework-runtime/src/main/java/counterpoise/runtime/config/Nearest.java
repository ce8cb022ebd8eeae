package counterpoise.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what a user may have meant. */
public final class Nearest {

    private static final int MOST = 3;

    private Nearest() {}

    /**
     * The names nearest to {@code wanted}, nearest first, at most three: those that differ in no more than a third of
     * its letters (at least two), or that one begins the other.
     */
    public static List<String> of(String wanted, Collection<String> known) {
        int allowed = Math.max(2, wanted.length() / 3);
        return known.stream()
                .filter(name -> distance(wanted, name) <= allowed || beginsLike(wanted, name))
                .sorted(Comparator.<String>comparingInt(name -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** The nearest name, if one is near. */
    public static Optional<String> to(String wanted, Collection<String> known) {
        return of(wanted, known).stream().findFirst();
    }

    /** {@code ; did you mean X?}, or nothing. */
    public static String question(String wanted, Collection<String> known) {
        return to(wanted, known).map("; did you mean %s?"::formatted).orElse("");
    }

    private static boolean beginsLike(String wanted, String name) {
        return !wanted.isEmpty() && (name.startsWith(wanted) || wanted.startsWith(name));
    }

    /** Levenshtein's distance: how many letters must be put in, taken out or exchanged. */
    static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int exchanged = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(exchanged, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
