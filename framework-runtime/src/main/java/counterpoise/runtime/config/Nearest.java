package counterpoise.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a user may have meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The candidate nearest to {@code text}, if one is near: a third of the letters may differ, one at least. Of
     * several as near, the first letter decides, and then the name.
     */
    public static Optional<String> to(String text, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(text, candidate) <= tolerance(text, candidate))
                .min(Comparator.comparingInt((String candidate) -> distance(text, candidate))
                        .thenComparing(candidate -> !candidate.regionMatches(0, text, 0, 1))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code ; did you mean X?}, or nothing. */
    public static String question(String text, Collection<String> candidates) {
        return to(text, candidates).map("; did you mean %s?"::formatted).orElse("");
    }

    private static int tolerance(String text, String candidate) {
        return Math.max(1, Math.max(text.length(), candidate.length()) / 3);
    }

    /**
     * The number of letters to insert, delete, replace or exchange with their neighbour to make one text the other
     * (optimal string alignment; Damerau 1964).
     */
    static int distance(String a, String b) {
        int[][] distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : step(distances, a, b, i, j);
            }
        }
        return distances[a.length()][b.length()];
    }

    private static int step(int[][] distances, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int replaced = distances[i - 1][j - 1] + (same ? 0 : 1);
        int best = Math.min(replaced, Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(best, distances[i - 2][j - 2] + 1) : best;
    }
}
