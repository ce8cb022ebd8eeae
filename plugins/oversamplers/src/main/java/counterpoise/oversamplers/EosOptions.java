package counterpoise.oversamplers;

import counterpoise.api.Option;

/**
 * The options of {@code eos}.
 *
 * @param variant which of the published readings to follow
 * @param k the size of the neighbourhoods that are searched for enemies
 */
public record EosOptions(
        @Option(
                        value = "Where the step from a sample goes: `towards` the drawn enemy, as the paper's text"
                                + " says; `away` from it, as its Algorithm 2 is printed; `released`, towards the"
                                + " neighbour one rank closer than the enemy, as the authors' released program"
                                + " does.",
                        defaultValue = "towards")
                Variant variant,
        @Option(
                        value = "How many nearest neighbours of a sample, over all classes, are searched for enemies.",
                        defaultValue = "10",
                        range = "[1, )")
                int k) {

    /** The readings of the algorithm. The paper's text, its printed formula and the released program all differ. */
    public enum Variant {
        /** {@code base + r (enemy - base)}: the text's convex combination. */
        TOWARDS,
        /** {@code base + r (base - enemy)}: Algorithm 2 as printed. Embeddings may become negative. */
        AWAY,
        /**
         * {@code base + r (partner - base)}, the partner being the neighbour one rank closer than the enemy drawn, or
         * the base itself where the enemy is the nearest: the released program looks the rank up in a table whose first
         * column is the sample itself.
         */
        RELEASED
    }
}
