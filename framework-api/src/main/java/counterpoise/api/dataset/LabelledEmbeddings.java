package counterpoise.api.dataset;

/**
 * Embeddings and their labels, in memory.
 *
 * @param values all embeddings, one after the other; finite; not copied
 * @param width the number of values of one embedding, at least 1
 * @param labels one label an embedding, from 0; not copied
 */
public record LabelledEmbeddings(float[] values, int width, int[] labels) implements LabelledData {

    /** @throws IllegalArgumentException if the values are not {@code width} for each label */
    public LabelledEmbeddings {
        if (width < 1) {
            throw new IllegalArgumentException("an embedding has at least one value, not " + width);
        }
        if (values.length != (long) width * labels.length) {
            throw new IllegalArgumentException("%d values, but %d labels of embeddings of %d values"
                    .formatted(values.length, labels.length, width));
        }
    }
}
