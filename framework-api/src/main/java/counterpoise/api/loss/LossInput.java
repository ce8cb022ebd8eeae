package counterpoise.api.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.training.ParameterStore;

/**
 * What a loss sees of one batch. All arrays belong to the batch's manager and are closed by the runtime. Every method
 * has a default that throws, so that a test needs to give only what its loss uses.
 */
public interface LossInput {

    /** The output of the head for view {@code view}: (batch, classes), float32. */
    default NDArray logits(int view) {
        throw new UnsupportedOperationException("this input has no logits");
    }

    /** The embeddings of view {@code view}: (batch, width), float32. */
    default NDArray embeddings(int view) {
        throw new UnsupportedOperationException("this input has no embeddings");
    }

    /** The labels: (batch), int64. */
    default NDArray labels() {
        throw new UnsupportedOperationException("this input has no labels");
    }

    /**
     * Which sample of the training set each row is, from 0: (batch), int64. On batches that a
     * {@link counterpoise.api.oversampler.BatchOversampler BatchOversampler} has mixed there are none.
     *
     * @throws UnsupportedOperationException if the batch was mixed
     */
    default NDArray sampleIndices() {
        throw new UnsupportedOperationException("this input has no sample indices");
    }

    /** How many samples of each class the set has that is trained on (not the batch), by label. A new array. */
    default int[] classCounts() {
        throw new UnsupportedOperationException("this input has no class counts");
    }

    /**
     * The weight of each class in this epoch: (classes), float32; all 1 where the configuration asks for no
     * re-weighting, or defers it to a later epoch. Otherwise a class without samples has 0, and those of the others sum
     * to their number. Weigh each sample by its class, and divide by the sum of the samples' weights, as PyTorch's
     * losses do: divided by the size of the batch, the loss would rise and fall with what the batch happens to hold.
     */
    default NDArray classWeights() {
        throw new UnsupportedOperationException("this input has no class weights");
    }

    /** The epoch, from 0. */
    default int epoch() {
        throw new UnsupportedOperationException("this input has no epoch");
    }

    /** Where a loss with a block of its own finds the values of its parameters. */
    default ParameterStore parameterStore() {
        throw new UnsupportedOperationException("this input has no parameter store");
    }
}
