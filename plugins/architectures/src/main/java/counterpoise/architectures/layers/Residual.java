package counterpoise.architectures.layers;

import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * A branch of blocks and a shortcut around it, summed: He et al., "Deep Residual Learning for Image Recognition", 2016,
 * equations 1 (where the shortcut is the identity) and 2.
 *
 * <p>The sum is made in place of the branch's output. So the gradient of the last block of the branch must not need
 * that block's output: that of a convolution or of batch normalisation does not, that of a ReLU does. The input stays
 * as it is, and open.
 */
public final class Residual extends CompositeBlock {

    private final Block branch;
    private final Optional<Block> shortcut;

    private Residual(Block branch, Optional<Block> shortcut) {
        this.branch = addChildBlock("Branch", branch);
        this.shortcut = shortcut;
        shortcut.ifPresent(block -> addChildBlock("Shortcut", block));
    }

    /** Makes the sum of the input and what {@code branch}, which keeps the shape, makes of it. */
    public static Residual around(Block branch) {
        return new Residual(branch, Optional.empty());
    }

    /** Makes the sum of what {@code branch} and {@code shortcut} make of the input: new arrays of one shape. */
    public static Residual around(Block branch, Block shortcut) {
        return new Residual(branch, Optional.of(shortcut));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, PairList<String, Object> params) {
        NDList output = branch.forward(parameterStore, inputs, training);
        NDArray sum = output.singletonOrThrow();
        if (shortcut.isEmpty()) {
            sum.addi(inputs.singletonOrThrow());
        } else {
            try (NDList carried = shortcut.get().forward(parameterStore, inputs, training)) {
                sum.addi(carried.singletonOrThrow());
            }
        }
        return output;
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        branch.initialize(manager, dataType, inputShapes);
        shortcut.ifPresent(block -> block.initialize(manager, dataType, inputShapes));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return branch.getOutputShapes(inputShapes);
    }
}
