package counterpoise.runtime.neighbours;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Some of the rows that are searched: few enough for what is computed with them to stay in a core's cache.
 *
 * @param rows which samples
 * @param squaredNorms of the rows centred, {@code |y|^2}
 * @param transposed the rows centred, (dimension, rows)
 */
record Panel(int[] rows, float[] squaredNorms, NDArray transposed) {

    private static final int LARGEST = 1024;

    /**
     * Divides the rows {@code among} into panels of about the same length. Each takes every so many-th row, so that the
     * first is a sample of all even where the rows are sorted by class.
     *
     * @param manager owns the arrays
     */
    static List<Panel> of(CentredSamples samples, int[] among, NDManager manager) {
        int count = (among.length + LARGEST - 1) / LARGEST;
        List<Panel> panels = new ArrayList<>();
        for (int first = 0; first < count; first++) {
            int[] rows = IntStream.iterate(first, i -> i < among.length, i -> i + count)
                    .map(i -> among[i])
                    .toArray();
            float[] squaredNorms = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                squaredNorms[i] = (float) samples.squaredNorm(rows[i]);
            }
            NDArray transposed = manager.create(samples.centred(rows), new Shape(rows.length, samples.dimension()))
                    .transpose();
            panels.add(new Panel(rows, squaredNorms, transposed));
        }
        return panels;
    }

    int length() {
        return rows.length;
    }

    /**
     * Writes {@code |y|^2 - 2xy} of each row y to {@code approximations}.
     *
     * @param products the inner products xy of this panel, from {@code offset} on
     */
    void approximate(FloatBuffer products, int offset, float[] approximations) {
        products.get(offset, approximations, 0, rows.length);
        for (int i = 0; i < rows.length; i++) {
            approximations[i] = squaredNorms[i] - 2 * approximations[i];
        }
    }
}
