package counterpoise.generative.gamo;

import java.util.Arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import counterpoise.api.Samples;

/**
 * Samples as the networks take them, as rows of values from -1 to 1, and back again. Of images, 0 to 1 becomes -1 to 1;
 * of embeddings, which have no such bounds, the least to the largest value of each feature. Both are affine, so that a
 * convex combination of scaled samples is that of the samples, scaled.
 */
final class ScaledFeatures {

    private final Samples samples;
    private final float[] least;
    private final float[] largest;

    private ScaledFeatures(Samples samples, float[] least, float[] largest) {
        this.samples = samples;
        this.least = least;
        this.largest = largest;
    }

    static ScaledFeatures of(Samples samples) {
        float[] least = new float[samples.dimension()];
        float[] largest = new float[samples.dimension()];
        if (samples.shape().length == 3) {
            Arrays.fill(largest, 1);
            return new ScaledFeatures(samples, least, largest);
        }
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
        for (int row = 0; row < samples.count(); row++) {
            float[] values = samples.row(row);
            for (int i = 0; i < values.length; i++) {
                least[i] = Math.min(least[i], values[i]);
                largest[i] = Math.max(largest[i], values[i]);
            }
        }
        return new ScaledFeatures(samples, least, largest);
    }

    /** The number of values of a sample. */
    int dimension() {
        return least.length;
    }

    /** Some of the samples, (rows, dimension), owned by {@code manager}; a feature that is always the same is 0. */
    NDArray read(int[] rows, NDManager manager) {
        float[] values = new float[rows.length * dimension()];
        for (int i = 0; i < rows.length; i++) {
            samples.read(rows[i], 1, values, i * dimension());
        }
        for (int i = 0; i < values.length; i++) {
            int feature = i % dimension();
            double range = range(feature);
            values[i] = range == 0 ? 0 : (float) (2 * (values[i] - (double) least[feature]) / range - 1);
        }
        return manager.create(values, new Shape(rows.length, dimension()));
    }

    /** Scaled values, (rows, dimension), as samples; the array stays open. */
    float[][] toSamples(NDArray scaled) {
        float[] values = scaled.toFloatArray();
        float[][] made = new float[values.length / dimension()][dimension()];
        for (int i = 0; i < values.length; i++) {
            int feature = i % dimension();
            made[i / dimension()][feature] = (float) (least[feature] + (values[i] + 1.0) / 2 * range(feature));
        }
        return made;
    }

    private double range(int feature) {
        return (double) largest[feature] - least[feature];
    }
}
