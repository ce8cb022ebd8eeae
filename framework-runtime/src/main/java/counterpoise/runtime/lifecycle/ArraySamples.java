package counterpoise.runtime.lifecycle;

import counterpoise.api.Samples;

/**
 * Samples in one array.
 *
 * @param values all samples, one after the other; not copied
 * @param labels one label a sample; not copied
 * @param classes the number of classes
 * @param sampleShape the shape of one sample
 */
record ArraySamples(float[] values, int[] labels, int classes, int... sampleShape) implements Samples {

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public int[] shape() {
        return sampleShape.clone();
    }

    @Override
    public int label(int row) {
        return labels[row];
    }

    @Override
    public void read(int from, int rows, float[] target, int offset) {
        int dimension = dimension();
        System.arraycopy(values, from * dimension, target, offset, rows * dimension);
    }
}
