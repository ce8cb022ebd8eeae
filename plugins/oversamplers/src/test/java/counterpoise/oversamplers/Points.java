package counterpoise.oversamplers;

import java.util.Arrays;

import counterpoise.api.Samples;

/** Samples given point by point. */
record Points(int classes, int[] labels, float[][] values) implements Samples {

    /** Adds {@code points} of class {@code label} to an empty or existing set. */
    Points with(int label, float[]... points) {
        int before = labels.length;
        int[] moreLabels = Arrays.copyOf(labels, before + points.length);
        Arrays.fill(moreLabels, before, moreLabels.length, label);
        float[][] moreValues = Arrays.copyOf(values, moreLabels.length);
        System.arraycopy(points, 0, moreValues, before, points.length);
        return new Points(Math.max(classes, label + 1), moreLabels, moreValues);
    }

    static Points none() {
        return new Points(0, new int[0], new float[0][]);
    }

    static float[] at(double... values) {
        float[] point = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            point[i] = (float) values[i];
        }
        return point;
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public int[] shape() {
        return new int[] {values[0].length};
    }

    @Override
    public int label(int row) {
        return labels[row];
    }

    @Override
    public void read(int from, int rows, float[] target, int offset) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values[from + i], 0, target, offset + i * dimension(), dimension());
        }
    }
}
