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
     * the letters, rounded up, or that one begins the other. Of several as near, the first letter decides, and then
     * the name.
     */
    public static List<String> of(String wanted, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(wanted, name) <= allowed(wanted, name) || beginsLike(wanted, name))
                .sorted(Comparator.<String>comparingInt(name -> distance(wanted, name))
                        .thenComparing(name -> !name.regionMatches(0, wanted, 0, 1))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static int allowed(String wanted, String name) {
        return (Math.max(wanted.length(), name.length()) + 2) / 3;
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

    /**
     * How many letters must be put in, taken out, replaced, or exchanged with their neighbour (optimal string
     * alignment; Damerau 1964).
     */
    static int distance(String from, String to) {
        int[][] distances = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : step(distances, from, to, i, j);
            }
        }
        return distances[from.length()][to.length()];
    }

    private static int step(int[][] distances, String from, String to, int i, int j) {
        int replaced = distances[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
        boolean exchanged =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return exchanged ? Math.min(best, distances[i - 2][j - 2] + 1) : best;
    }
}
