package counterpoise.metrics;

import java.util.stream.IntStream;

import counterpoise.api.loss.Loss;
import counterpoise.api.metric.ClassifierHead;

/**
 * Embeddings as a head sees them: the classification embedding of an image for a class is its feature embedding, each
 * value multiplied by the class's weight for it. Their sum and the bias make the logit. For a cosine head, embedding
 * and weights are divided by their lengths first.
 */
final class ClassificationEmbeddings {

    /** As the runtime's cosine head does, for embeddings that are all 0. */
    private static final double SHORTEST = 1e-12;

    private final boolean cosine;
    private final double[][] weights;
    private final double[] biases;

    ClassificationEmbeddings(ClassifierHead head) {
        this.cosine = head.kind() == Loss.Head.COSINE;
        this.weights = IntStream.range(0, head.classes())
                .mapToObj(label -> scaled(head.weights(label)))
                .toArray(double[][]::new);
        this.biases = IntStream.range(0, head.classes()).mapToDouble(head::bias).toArray();
    }

    private double[] scaled(float[] vector) {
        double length = cosine ? Math.max(SHORTEST, Values.norm(vector)) : 1;
        return IntStream.range(0, vector.length)
                .mapToDouble(i -> vector[i] / length)
                .toArray();
    }

    /** The classification embedding of {@code embedding} for class {@code label}. A new array. */
    double[] of(float[] embedding, int label) {
        double[] products = scaled(embedding);
        for (int i = 0; i < products.length; i++) {
            products[i] *= weights[label][i];
        }
        return products;
    }

    /** The logits of {@code embedding}, by class. A new array. */
    double[] logits(float[] embedding) {
        double[] scaled = scaled(embedding);
        double[] logits = biases.clone();
        for (int label = 0; label < logits.length; label++) {
            for (int i = 0; i < scaled.length; i++) {
                logits[label] += scaled[i] * weights[label][i];
            }
        }
        return logits;
    }

    /** The bias of class {@code label}. */
    double bias(int label) {
        return biases[label];
    }
}
