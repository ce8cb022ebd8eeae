package counterpoise.runtime.report.gallery;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Puts together what stands below figures. */
final class Captions {

    private Captions() {}

    /** Sentences one after the other, empty ones left out. */
    static String of(String... sentences) {
        return String.join(
                " ", List.of(sentences).stream().filter(text -> !text.isEmpty()).toList());
    }

    /**
     * How many seeds there are, and how their spread is drawn.
     *
     * @param counts of each line or bar, at least one
     * @param spread what shows the standard deviation, in the plural
     */
    static String seeds(Collection<Integer> counts, String spread) {
        int most = Collections.max(counts);
        int least = Collections.min(counts);
        if (most == 1) {
            return "One seed.";
        }
        return "Mean of %s seeds, %s ± one standard deviation."
                .formatted(least == most ? String.valueOf(most) : least + " to " + most, spread);
    }

    /** Which figure of the paper shows the same. */
    static String paper(String where) {
        return "Compare %s of Dablain et al. 2022.".formatted(where);
    }
}
