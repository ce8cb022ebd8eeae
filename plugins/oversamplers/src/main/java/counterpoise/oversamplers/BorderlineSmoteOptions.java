package counterpoise.oversamplers;

import java.util.Optional;

import counterpoise.api.Option;

/**
 * The options of {@code borderline-smote}.
 *
 * @param rule which samples are in danger
 * @param m the size of the neighbourhoods, over all classes, that are searched for enemies
 * @param k the size of the neighbourhoods within the class
 */
public record BorderlineSmoteOptions(
        @Option(
                        value = "Which samples are in danger, by the number of enemies, samples of other classes, among"
                                + " the m nearest: `imbalanced-learn`, at least half but not all, which is Han et al.'s"
                                + " definition; `smote-variants`, more than half but not all, and those with enemies"
                                + " alone are noise that is not interpolated with either; `paper`, at least one, as"
                                + " Dablain et al. 2022 describe it, the loosest.",
                        defaultValue = "imbalanced-learn")
                Rule rule,
        @Option(
                        value = "How many nearest neighbours of a sample, over all classes, are searched for enemies;"
                                + " if it is not given, the rule's own: 10 for `imbalanced-learn`, 5 for the others.",
                        range = "[1, )")
                Optional<Integer> m,
        @Option(
                        value = "How many nearest neighbours of a sample in danger within its class it is interpolated"
                                + " with; a class of fewer than k + 1 samples uses all it has, with a warning.",
                        defaultValue = "5",
                        range = "[1, )")
                int k) {

    /** The published definitions of danger. They differ, also in m. */
    public enum Rule {
        /**
         * {@code m / 2 <= enemies < m}: Han et al. 2005, sec. 3, and the library imbalanced-learn, with m = 10.
         */
        IMBALANCED_LEARN(10),
        /**
         * {@code m / 2 < enemies < m}, and samples with {@code enemies = m} are taken out of the class before its
         * neighbourhoods are searched: the library smote_variants, with m = 5.
         */
        SMOTE_VARIANTS(5),
        /** {@code enemies >= 1}: the text of Dablain et al. 2022 (arXiv 2207.06080), sec. II. */
        PAPER(5);

        private final int usualM;

        Rule(int usualM) {
            this.usualM = usualM;
        }

        boolean isDanger(int enemies, int m) {
            return switch (this) {
                case IMBALANCED_LEARN -> 2 * enemies >= m && enemies < m;
                case SMOTE_VARIANTS -> 2 * enemies > m && enemies < m;
                case PAPER -> enemies >= 1;
            };
        }

        /** Whether the sample is taken for noise that nothing is interpolated with. */
        boolean isNoise(int enemies, int m) {
            return this == SMOTE_VARIANTS && enemies == m;
        }
    }

    /** The {@code m} given, or else the rule's own. */
    int effectiveM() {
        return m.orElse(rule.usualM);
    }
}
