package counterpoise.losses;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import counterpoise.api.loss.LossInput;

/** One batch of logits, whose gradient is recorded. */
record Batch(NDArray scores, NDArray labels, NDArray classWeights) implements LossInput {

    static Batch of(NDManager manager, float[][] logits, long[] labels, float... classWeights) {
        NDArray scores = manager.create(logits);
        scores.setRequiresGradient(true);
        return new Batch(scores, manager.create(labels), manager.create(classWeights));
    }

    @Override
    public NDArray logits(int view) {
        if (view != 0) {
            throw new IllegalArgumentException("there is no view " + view);
        }
        return scores;
    }
}
