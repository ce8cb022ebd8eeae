package counterpoise.generative.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import counterpoise.api.RandomStream;

/** Draws what generators start from. */
public final class Latents {

    private Latents() {}

    /**
     * Independent numbers of mean 0 and standard deviation 1, the same on every device.
     *
     * @return (count, size), float32, owned by {@code manager}
     */
    public static NDArray normal(RandomStream stream, int count, int size, NDManager manager) {
        float[] values = new float[count * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) stream.nextGaussian();
        }
        return manager.create(values, new Shape(count, size));
    }

    /**
     * Labels as rows of zeros with a single one.
     *
     * @return (labels, classes), float32, owned by {@code manager}
     */
    public static NDArray oneHot(int[] labels, int classes, NDManager manager) {
        float[] values = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            values[i * classes + labels[i]] = 1;
        }
        return manager.create(values, new Shape(labels.length, classes));
    }
}
