package counterpoise.api;

import java.util.Arrays;

/**
 * Labelled samples that cannot be changed: embeddings, or pixels as floats from 0 to 1 in the order height, width,
 * channel. Plain Java, no engine; nobody has to close them. The runtime makes them.
 */
public interface Samples {

    /** The number of samples. */
    int count();

    /**
     * The shape of one sample: {@code {width}} for embeddings, {@code {height, width, channels}} for images. A copy.
     */
    int[] shape();

    /** The number of classes; labels run from 0 to {@code classes() - 1}. A class may have no sample. */
    int classes();

    /** The label of sample {@code row}. */
    int label(int row);

    /**
     * Copies {@code rows} samples, from sample {@code from} on, one after the other into {@code target}.
     *
     * @param target has room for {@code rows * dimension()} values from {@code offset} on
     */
    void read(int from, int rows, float[] target, int offset);

    /** The number of values of one sample: the product of {@link #shape()}. */
    default int dimension() {
        int dimension = 1;
        for (int side : shape()) {
            dimension = Math.multiplyExact(dimension, side);
        }
        return dimension;
    }

    /** Sample {@code row} as a new array of {@link #dimension()} values. */
    default float[] row(int row) {
        float[] values = new float[dimension()];
        read(row, 1, values, 0);
        return values;
    }

    /** How many samples each class has, by label. A new array. */
    default int[] classCounts() {
        int[] counts = new int[classes()];
        for (int row = 0; row < count(); row++) {
            counts[label(row)]++;
        }
        return counts;
    }

    /** The rows whose label is {@code label}, in ascending order. A new array. */
    default int[] rowsOf(int label) {
        int[] rows = new int[count()];
        int found = 0;
        for (int row = 0; row < count(); row++) {
            if (label(row) == label) {
                rows[found++] = row;
            }
        }
        return Arrays.copyOf(rows, found);
    }
}
