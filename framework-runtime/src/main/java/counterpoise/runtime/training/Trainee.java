package counterpoise.runtime.training;

import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import counterpoise.api.metric.ConfusionMatrix;

/** What a {@link TrainingLoop} trains: a network on images, or a head on embeddings. */
public interface Trainee {

    /** What is saved as the result: all parameters, by their names in PyTorch's state dict. */
    Map<String, Parameter> weights();

    /** What is trained and must be found again to go on: {@link #weights()}, and whatever the loss has to learn. */
    Map<String, Parameter> state();

    /** Where the samples come from. */
    SampleReader samples();

    /** What messages call the loss: {@code the loss focal}. */
    String lossLabel();

    /** How many variants of each sample are shown in a batch. */
    int views();

    /**
     * Runs one batch forward.
     *
     * @param manager the manager of the batch
     * @param epoch from 0
     * @param step counted from 0 through all epochs
     * @return the loss, a scalar
     */
    NDArray loss(Batch batch, NDManager manager, int epoch, long step);

    /** Truth against prediction on each set that is watched. */
    Map<EvaluationSet, ConfusionMatrix> evaluate();
}
