package counterpoise.runtime.training;

import java.nio.ByteBuffer;

/**
 * Samples to be shown together.
 *
 * @param rows which samples, by their place in the training set
 * @param labels their labels
 * @param views how many variants of each sample there are
 * @param values native-order floats: all samples of the first view, then all of the second; overwritten two batches
 *     later
 */
public record Batch(int[] rows, int[] labels, int views, ByteBuffer values) {

    /** The number of samples. */
    public int size() {
        return rows.length;
    }
}
