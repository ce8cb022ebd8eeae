package counterpoise.metrics;

import java.util.HashSet;
import java.util.List;

import counterpoise.api.Option;

/**
 * The options of {@code embedding-map}.
 *
 * @param classes whose embeddings are placed
 * @param maxPoints the most embeddings of each class
 * @param iterations of t-SNE
 */
public record EmbeddingMapOptions(
        @Option(
                        value = "Names of the classes whose embeddings are placed; with none, the class with the most"
                                + " training images and the one with the fewest.",
                        defaultValue = "[]")
                List<String> classes,
        @Option(
                        value = "The most embeddings of each class that are placed. Half of them are real where there"
                                + " are so many; time grows with the square.",
                        defaultValue = "300",
                        range = "[10, 1000]")
                int maxPoints,
        @Option(value = "Steps of gradient descent of t-SNE.", defaultValue = "1000", range = "[1, 10000]")
                int iterations) {

    /** @throws IllegalArgumentException if a class is named twice */
    public EmbeddingMapOptions {
        classes = List.copyOf(classes);
        if (new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException("classes names a class twice: %s".formatted(String.join(", ", classes)));
        }
    }
}
