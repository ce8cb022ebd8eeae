package counterpoise.generative.bagan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import counterpoise.generative.training.Latents;

/** What the networks of BAGAN learn from; Mariani et al. (2018), section 3. */
final class BaganLosses {

    private static final int CLASSES = 1;

    private BaganLosses() {}

    /** The mean over all values of the squared difference of two arrays of one shape. */
    static NDArray reconstruction(NDArray decoded, NDArray originals) {
        return decoded.sub(originals).square().mean();
    }

    /** The cross-entropy of logits (batch, classes) with labels, in the mean over the batch. */
    static NDArray classification(NDArray logits, int[] labels) {
        int classes = (int) logits.getShape().get(CLASSES);
        NDArray ofLabels = logits.logSoftmax(CLASSES).mul(Latents.oneHot(labels, classes, logits.getManager()));
        return ofLabels.sum(new int[] {CLASSES}).mean().neg();
    }

    /** The mean probability of being no generated image, the last of the classes of logits (batch, classes). */
    static NDArray realness(NDArray logits) {
        Shape shape = logits.getShape();
        long generated = shape.get(CLASSES) - 1;
        return logits.softmax(CLASSES)
                .get(":, :{}", generated)
                .sum(new int[] {CLASSES})
                .mean();
    }
}
