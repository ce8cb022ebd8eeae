package counterpoise.architectures.layers;

import java.util.List;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Blocks one after the other, where what one hands the next is closed as soon as the next has used it.
 *
 * <p>What backpropagation still needs the engine keeps on its own. The rest, a third of all activations in training and
 * nearly all in evaluation, makes room at once instead of when the batch ends. Each block must return a new array, not
 * its input. The input and the output of the whole stay open.
 */
public final class FrugalSequence extends SequentialBlock {

    /** Makes the sequence of {@code blocks}. */
    public FrugalSequence(List<? extends Block> blocks) {
        blocks.forEach(this::add);
    }

    /** Asked at every forward pass, where DJL's own answer would first compose the names of all parameters. */
    @Override
    public boolean isInitialized() {
        return children.values().stream().allMatch(Block::isInitialized);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, PairList<String, Object> params) {
        NDList current = inputs;
        for (Block block : children.values()) {
            NDList next = block.forward(parameterStore, current, training);
            if (current != inputs) {
                current.close();
            }
            current = next;
        }
        return current;
    }
}
