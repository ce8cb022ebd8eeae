package counterpoise.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a user may have meant. */
public final class Nearest {

    private Nearest() {}

    /** The candidate nearest to {@code text}, if one is near: a third of its letters may differ, two at least. */
    public static Optional<String> to(String text, Collection<String> candidates) {
        int tolerance = Math.max(2, text.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(text, candidate) <= tolerance)
                .min(Comparator.comparingInt((String candidate) -> distance(text, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code ; did you mean X?}, or nothing. */
    public static String question(String text, Collection<String> candidates) {
        return to(text, candidates).map("; did you mean %s?"::formatted).orElse("");
    }

    /** The number of letters to insert, delete or replace to make one text the other (Levenshtein 1966). */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
