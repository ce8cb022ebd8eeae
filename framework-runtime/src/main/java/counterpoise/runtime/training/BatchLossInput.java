package counterpoise.runtime.training;

import java.util.List;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.training.ParameterStore;
import counterpoise.api.loss.LossInput;

/**
 * What a loss sees of one batch; every array belongs to the batch's manager.
 *
 * @param logitsByView (batch, classes) each
 * @param embeddingsByView (batch, width) each
 */
record BatchLossInput(
        List<NDArray> logitsByView,
        List<NDArray> embeddingsByView,
        NDArray labels,
        Optional<NDArray> indices,
        NDArray classWeights,
        int[] countsByClass,
        int epoch,
        ParameterStore parameterStore)
        implements LossInput {

    @Override
    public NDArray logits(int view) {
        return logitsByView.get(view);
    }

    @Override
    public NDArray embeddings(int view) {
        return embeddingsByView.get(view);
    }

    /** Those of the drawn samples; a batch that an over-sampler has mixed has none. */
    @Override
    public NDArray sampleIndices() {
        return indices.orElseThrow(() ->
                new UnsupportedOperationException("the rows of a mixed batch are no samples of the training set"));
    }

    @Override
    public int[] classCounts() {
        return countsByClass.clone();
    }

    /** The same batch with other labels. */
    BatchLossInput relabelled(NDArray otherLabels) {
        return new BatchLossInput(
                logitsByView,
                embeddingsByView,
                otherLabels,
                indices,
                classWeights,
                countsByClass,
                epoch,
                parameterStore);
    }
}
