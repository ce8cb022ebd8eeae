package counterpoise.metrics;

import counterpoise.api.Option;

/**
 * The options of {@code many-medium-few}. The defaults are those of Liu et al. 2019, Large-Scale Long-Tailed
 * Recognition in an Open World (arXiv 1904.05160).
 *
 * @param manyAbove the largest medium class
 * @param fewBelow the smallest medium class
 */
public record ManyMediumFewOptions(
        @Option(
                        value = "A class with more training images than this has many. Choose it by the counts of your"
                                + " data: with 5000 to 50 images a class, no class has few by the defaults.",
                        defaultValue = "100",
                        range = "[0, )")
                int manyAbove,
        @Option(
                        value = "A class with fewer training images than this has few; the rest are medium.",
                        defaultValue = "20",
                        range = "[0, )")
                int fewBelow) {

    /** @throws IllegalArgumentException if a class could have both many and few */
    public ManyMediumFewOptions {
        if (fewBelow > manyAbove + 1L) {
            throw new IllegalArgumentException(
                    "few-below = %d and many-above = %d overlap: a class could have both few and many; lower few-below"
                            .formatted(fewBelow, manyAbove));
        }
    }
}
