package counterpoise.metrics;

import counterpoise.api.Option;

/**
 * The options of {@code top-k-embeddings}.
 *
 * @param classificationShare K of the classification embeddings, as a share of the width
 * @param featureK K of the feature embeddings
 */
public record TopKEmbeddingsOptions(
        @Option(
                        value = "K of the classification embeddings (features weighted by the head), as a share of the"
                                + " width of an embedding, rounded down, at least 1: 0.1 takes 6 of 64.",
                        defaultValue = "0.1",
                        range = "(0, 1]")
                double classificationShare,
        @Option(
                        value = "K of the feature embeddings (features alone); at most the width of an embedding is"
                                + " taken.",
                        defaultValue = "10",
                        range = "[1, )")
                int featureK) {

    /** K of the classification embeddings of {@code width} values. */
    int classificationK(int width) {
        // So that .29 of 100, which is 28.999... in binary, is 29.
        double rounding = 1e-9;
        return Math.max(1, (int) (classificationShare * width + rounding));
    }

    /** K of the feature embeddings of {@code width} values. */
    int featureK(int width) {
        return Math.min(featureK, width);
    }
}
