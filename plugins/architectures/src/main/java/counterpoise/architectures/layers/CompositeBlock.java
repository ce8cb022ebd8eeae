package counterpoise.architectures.layers;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;

/**
 * A block made of other blocks, which remembers whether it has been initialized.
 *
 * <p>Every forward pass in training asks, and DJL's own answer first composes the names of all parameters below.
 */
abstract class CompositeBlock extends AbstractBlock {

    private boolean initialized;

    @Override
    public void initialize(NDManager manager, DataType dataType, Shape... inputShapes) {
        super.initialize(manager, dataType, inputShapes);
        initialized = true;
    }

    @Override
    public boolean isInitialized() {
        return initialized;
    }

    @Override
    public void clear() {
        super.clear();
        initialized = false;
    }
}
