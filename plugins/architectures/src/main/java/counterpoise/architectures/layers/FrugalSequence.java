package counterpoise.architectures.layers;

import java.util.List;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Blocks one after the other, where what one hands the next is closed as soon as the next has used it.
 *
 * <p>What backpropagation still needs the engine keeps on its own. The rest, a third of all activations in training and
 * nearly all in evaluation, makes room at once instead of when the batch ends. Each block must return a new array, not
 * its input. The input and the output of the whole stay open.
 */
public final class FrugalSequence extends CompositeBlock {

    private final List<Block> blocks;

    /** Makes the sequence of {@code blocks}. */
    public FrugalSequence(List<? extends Block> blocks) {
        this.blocks = List.copyOf(blocks);
        blocks.forEach(block -> addChildBlock(block.getClass().getSimpleName(), block));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, PairList<String, Object> params) {
        NDList current = inputs;
        for (Block block : blocks) {
            NDList next = block.forward(parameterStore, current, training);
            if (current != inputs) {
                current.close();
            }
            current = next;
        }
        return current;
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape[] shapes = inputShapes;
        for (Block block : blocks) {
            block.initialize(manager, dataType, shapes);
            shapes = block.getOutputShapes(shapes);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape[] shapes = inputShapes;
        for (Block block : blocks) {
            shapes = block.getOutputShapes(shapes);
        }
        return shapes;
    }
}
