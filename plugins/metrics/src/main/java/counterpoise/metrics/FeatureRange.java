package counterpoise.metrics;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

import counterpoise.api.Samples;

/**
 * The smallest and the largest value that each feature takes over a set of embeddings: {@code FRange} in Algorithm 1 of
 * Dablain et al. 2022.
 */
final class FeatureRange {

    /** The group of a row that is in none. */
    static final int NO_GROUP = -1;

    private final float[] smallest;
    private final float[] largest;
    private int count;

    private FeatureRange(int width) {
        this.smallest = new float[width];
        this.largest = new float[width];
        Arrays.fill(smallest, Float.POSITIVE_INFINITY);
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
    }

    /** The range of each class, by label. */
    static FeatureRange[] ofClasses(Samples embeddings) {
        return of(embeddings, embeddings::label);
    }

    /**
     * The range of each group of rows, by its number.
     *
     * @param groupOf the group of a row, from 0 to {@code embeddings.classes() - 1}, or {@link #NO_GROUP}
     */
    static FeatureRange[] of(Samples embeddings, IntUnaryOperator groupOf) {
        FeatureRange[] ranges = Stream.generate(() -> new FeatureRange(embeddings.dimension()))
                .limit(embeddings.classes())
                .toArray(FeatureRange[]::new);
        for (int row = 0; row < embeddings.count(); row++) {
            int group = groupOf.applyAsInt(row);
            if (group != NO_GROUP) {
                ranges[group].add(embeddings.row(row));
            }
        }
        return ranges;
    }

    private void add(float[] embedding) {
        for (int i = 0; i < embedding.length; i++) {
            smallest[i] = Math.min(smallest[i], embedding[i]);
            largest[i] = Math.max(largest[i], embedding[i]);
        }
        count++;
    }

    /** How many embeddings it was taken over. */
    int count() {
        return count;
    }

    int width() {
        return smallest.length;
    }

    double smallest(int feature) {
        return smallest[feature];
    }

    double largest(int feature) {
        return largest[feature];
    }
}
