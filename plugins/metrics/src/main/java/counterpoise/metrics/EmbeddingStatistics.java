package counterpoise.metrics;

import java.util.stream.IntStream;

import counterpoise.api.Samples;

/**
 * What {@code top-k-embeddings} needs to know about the images of one part, training or test, by their true class,
 * gathered in one pass. A true positive is an image that was taken for its own class.
 */
final class EmbeddingStatistics {

    private final ClassMeans features;
    private final ClassMeans classification;
    private final ClassMeans inMinimalSet;
    private final ClassMeans minimalCounts;
    private final ClassMeans minimalCountsOfMisclassified;

    private EmbeddingStatistics(int classes, int width) {
        this.features = new ClassMeans(classes, width);
        this.classification = new ClassMeans(classes, width);
        this.inMinimalSet = new ClassMeans(classes, width);
        this.minimalCounts = new ClassMeans(classes, 1);
        this.minimalCountsOfMisclassified = new ClassMeans(classes, 1);
    }

    /** Which class an image is taken for. */
    interface Prediction {

        /**
         * The class of image {@code row}.
         *
         * @param logits its logits, by class
         */
        int of(int row, double[] logits);
    }

    static EmbeddingStatistics of(Samples embeddings, ClassificationEmbeddings head, Prediction prediction) {
        EmbeddingStatistics statistics = new EmbeddingStatistics(embeddings.classes(), embeddings.dimension());
        for (int row = 0; row < embeddings.count(); row++) {
            float[] embedding = embeddings.row(row);
            double[] logits = head.logits(embedding);
            statistics.add(embedding, embeddings.label(row), logits, prediction.of(row, logits), head);
        }
        return statistics;
    }

    private void add(float[] embedding, int truth, double[] logits, int predicted, ClassificationEmbeddings head) {
        features.add(
                truth,
                IntStream.range(0, embedding.length)
                        .mapToDouble(i -> embedding[i])
                        .toArray());
        double[] products = head.of(embedding, predicted);
        int[] minimal = MinimalSet.of(products, head.bias(predicted), runnerUp(logits, predicted));
        if (predicted == truth) {
            classification.add(truth, products);
            minimalCounts.add(truth, new double[] {minimal.length});
            double[] members = new double[embedding.length];
            for (int i : minimal) {
                members[i] = 1;
            }
            inMinimalSet.add(truth, members);
        } else {
            minimalCountsOfMisclassified.add(truth, new double[] {minimal.length});
        }
    }

    private static double runnerUp(double[] logits, int predicted) {
        return IntStream.range(0, logits.length)
                .filter(label -> label != predicted)
                .mapToDouble(label -> logits[label])
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** The embeddings of all images. */
    ClassMeans features() {
        return features;
    }

    /** The classification embeddings of the true positives. */
    ClassMeans classification() {
        return classification;
    }

    /** Of the true positives: 1 for each feature in the minimal set, 0 for the others. */
    ClassMeans inMinimalSet() {
        return inMinimalSet;
    }

    /** The sizes of the minimal sets of the true positives; one value. */
    ClassMeans minimalCounts() {
        return minimalCounts;
    }

    /** The sizes of the minimal sets of the images of a class that were taken for another; one value. */
    ClassMeans minimalCountsOfMisclassified() {
        return minimalCountsOfMisclassified;
    }
}
