package counterpoise.api.loss;

import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;

/** What the network is trained to make small. */
public interface Loss {

    /**
     * The loss of one batch.
     *
     * @return a scalar (shape {@code ()}), float32, through which gradients flow. It and every array made on the way
     *     belong to the manager of the batch: begin operations with an array of {@code input}. Never read a value to
     *     the host here; that would stop a GPU at every step.
     */
    NDArray compute(LossInput input);

    /**
     * How many independently augmented views of each image the loss wants in a batch; 1 for most, 2
     * for contrastive losses.
     */
    default int views() {
        return 1;
    }

    /** The classifier head that the loss is made for. */
    default Head head() {
        return Head.LINEAR;
    }

    /**
     * Whatever the loss itself has to learn or remember (prototypes, projections, memory banks), or empty. The runtime
     * initializes the block for embeddings of shape (batch, {@code embeddingWidth}), updates those of its parameters
     * that require gradients, and saves and restores all of them with the checkpoints. The loss keeps the block and
     * uses it in {@link #compute} with {@link LossInput#parameterStore()}.
     *
     * <p>Build a parameter that is only remembered, not trained, with {@code optRequiresGrad(false)}: a type such as
     * {@code RUNNING_MEAN} alone does not keep DJL from computing its gradient.
     *
     * @param classes the number of classes
     * @param embeddingWidth the number of values of an embedding
     */
    default Optional<Block> block(int classes, int embeddingWidth) {
        return Optional.empty();
    }

    /** The kinds of classifier head. */
    enum Head {
        /** {@code logits = x W^T + b}. */
        LINEAR,
        /** Cosine similarity of embedding and class weight, no bias: {@code logits = (x/|x|) (W/|W|)^T}, in [-1, 1]. */
        COSINE
    }
}
