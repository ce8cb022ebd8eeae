package counterpoise.testkit.fake;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import counterpoise.api.loss.LossInput;

/**
 * One batch as a loss sees it. Arrays belong to the manager they were made with.
 *
 * @param logitsByView (batch, classes) each
 * @param embeddingsByView (batch, width) each
 */
public record FakeLossInput(
        List<NDArray> logitsByView,
        List<NDArray> embeddingsByView,
        NDArray labels,
        NDArray sampleIndices,
        int[] classCounts,
        NDArray classWeights,
        int epoch,
        ParameterStore parameterStore)
        implements LossInput {

    /** Copies the lists. */
    public FakeLossInput {
        logitsByView = List.copyOf(logitsByView);
        embeddingsByView = List.copyOf(embeddingsByView);
    }

    /**
     * A batch of one view without embeddings, in epoch 0, with all class weights 1.
     *
     * @param logits one row a sample
     */
    public static FakeLossInput of(NDManager manager, float[][] logits, long[] labels, int[] classCounts) {
        float[] weights = new float[classCounts.length];
        Arrays.fill(weights, 1);
        return new FakeLossInput(
                List.of(manager.create(logits)),
                List.of(),
                manager.create(labels),
                manager.create(LongStream.range(0, labels.length).toArray()),
                classCounts.clone(),
                manager.create(weights),
                0,
                new ParameterStore(manager, false));
    }

    /** The same batch with other class weights, which belong to the manager of the labels. */
    public FakeLossInput withClassWeights(float... weights) {
        return new FakeLossInput(
                logitsByView,
                embeddingsByView,
                labels,
                sampleIndices,
                classCounts,
                labels.getManager().create(weights),
                epoch,
                parameterStore);
    }

    /** The same batch of a training set with other class counts. */
    public FakeLossInput withClassCounts(int... counts) {
        return new FakeLossInput(
                logitsByView,
                embeddingsByView,
                labels,
                sampleIndices,
                counts.clone(),
                classWeights,
                epoch,
                parameterStore);
    }

    /** The same batch in another epoch. */
    public FakeLossInput inEpoch(int other) {
        return new FakeLossInput(
                logitsByView,
                embeddingsByView,
                labels,
                sampleIndices,
                classCounts,
                classWeights,
                other,
                parameterStore);
    }

    @Override
    public NDArray logits(int view) {
        return logitsByView.get(view);
    }

    @Override
    public NDArray embeddings(int view) {
        return embeddingsByView.get(view);
    }

    @Override
    public int[] classCounts() {
        return classCounts.clone();
    }
}
