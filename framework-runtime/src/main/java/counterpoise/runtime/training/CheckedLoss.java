package counterpoise.runtime.training;

import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import counterpoise.api.loss.Loss;
import counterpoise.runtime.plugin.PluginEntry;
import counterpoise.runtime.plugin.PluginException;

/** A loss whose mistakes are told with its name, and where in the training they came to light. */
final class CheckedLoss {

    private final Loss loss;
    private final String label;

    CheckedLoss(Loss loss) {
        this.loss = loss;
        this.label = "the " + PluginEntry.labelOf(loss);
    }

    /** What messages call it: {@code the loss focal}. */
    String label() {
        return label;
    }

    /**
     * The block of the loss itself, initialized; empty if it has none.
     *
     * @param manager gets the parameters
     * @throws TrainingFailure if the loss or its block fails
     */
    Optional<Block> block(int classes, int width, NDManager manager) {
        try {
            Optional<Block> block = loss.block(classes, width);
            block.ifPresent(own -> PluginEntry.calling(loss, "the initialize() of its block", () -> {
                own.initialize(manager, DataType.FLOAT32, new Shape(1, width));
                return own;
            }));
            return block;
        } catch (PluginException | TrainingFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TrainingFailure(
                    "%s failed to make its block for %d classes and embeddings of %d values: %s"
                            .formatted(label, classes, width, TrainingFailure.said(e)),
                    e);
        }
    }

    /**
     * The loss of a batch.
     *
     * @param step counted from 0 through all epochs
     * @throws TrainingFailure if the loss throws, or returns anything but one float32
     */
    NDArray compute(BatchLossInput input, long step) {
        NDArray value;
        try {
            value = loss.compute(input);
        } catch (PluginException | TrainingFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TrainingFailure(
                    "%s failed in epoch %d, at step %d of the training: %s"
                            .formatted(label, input.epoch() + 1, step + 1, TrainingFailure.said(e)),
                    e);
        }
        return checked(value, label);
    }

    /** Refuses what is not one float32, in the name of {@code who}. */
    static NDArray checked(NDArray value, String who) {
        if (value == null) {
            throw new TrainingFailure(who + " returned null instead of one float32");
        }
        if (value.size() != 1 || value.getDataType() != DataType.FLOAT32) {
            throw new TrainingFailure("%s returned a %s of shape %s instead of one float32"
                    .formatted(who, value.getDataType(), value.getShape()));
        }
        return value;
    }
}
