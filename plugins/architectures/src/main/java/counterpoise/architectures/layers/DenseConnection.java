package counterpoise.architectures.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The input and, behind it, the channels that a branch makes of it, so that all later layers see all earlier ones:
 * Huang et al., "Densely Connected Convolutional Networks", 2017, section 3, equation 2.
 *
 * <p>The concatenation keeps the layout in memory of its parts. The branch's output is closed once it is copied; the
 * input stays as it is, and open.
 */
public final class DenseConnection extends CompositeBlock {

    private static final int CHANNELS = 1;

    private final Block branch;

    /** Makes the connection around {@code branch}, which keeps batch, height and width. */
    public DenseConnection(Block branch) {
        this.branch = addChildBlock("Branch", branch);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray input = inputs.singletonOrThrow();
        try (NDList added = branch.forward(parameterStore, inputs, training)) {
            return new NDList(input.concat(added.singletonOrThrow(), CHANNELS));
        }
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        branch.initialize(manager, dataType, inputShapes);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape input = inputShapes[0];
        long added = branch.getOutputShapes(inputShapes)[0].get(CHANNELS);
        return new Shape[] {new Shape(input.get(0), input.get(CHANNELS) + added, input.get(2), input.get(3))};
    }
}
