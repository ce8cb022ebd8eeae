package counterpoise.testkit.fake;

import java.util.Arrays;

import counterpoise.api.Samples;

/** Samples in one array, one after the other. Copies what it is made from. */
public final class InMemorySamples implements Samples {

    private final int[] shape;
    private final int classes;
    private final int[] labels;
    private final float[] values;

    /**
     * @param shape the shape of one sample
     * @param classes the number of classes
     * @param labels one a sample, from 0 to {@code classes - 1}
     * @param values all samples, one after the other
     * @throws IllegalArgumentException if the numbers do not fit together
     */
    public InMemorySamples(int[] shape, int classes, int[] labels, float[] values) {
        this.shape = shape.clone();
        this.classes = classes;
        this.labels = labels.clone();
        this.values = values.clone();
        if (values.length != labels.length * dimension()) {
            throw new IllegalArgumentException(
                    "%d samples of %d values are not %d values".formatted(labels.length, dimension(), values.length));
        }
        if (!Arrays.stream(labels).allMatch(label -> label >= 0 && label < classes)) {
            throw new IllegalArgumentException(
                    "a label is not one of %d classes: %s".formatted(classes, Arrays.toString(labels)));
        }
    }

    /** Embeddings: one row a sample, at least one. */
    public static InMemorySamples of(int classes, int[] labels, float[][] rows) {
        int width = rows[0].length;
        float[] values = new float[rows.length * width];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != width) {
                throw new IllegalArgumentException(
                        "row %d has %d values, not %d".formatted(row, rows[row].length, width));
            }
            System.arraycopy(rows[row], 0, values, row * width, width);
        }
        return new InMemorySamples(new int[] {width}, classes, labels, values);
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int label(int row) {
        return labels[row];
    }

    @Override
    public void read(int from, int rows, float[] target, int offset) {
        System.arraycopy(values, from * dimension(), target, offset, rows * dimension());
    }
}
