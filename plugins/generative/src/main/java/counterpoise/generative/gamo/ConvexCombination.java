package counterpoise.generative.gamo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Means of given points, weighted by the softmax of the input: from (batch, points) to (batch, dimension). The weights
 * are positive and sum to 1, so that the means lie in the hull of the points.
 */
final class ConvexCombination extends AbstractBlock {

    private final NDArray points;

    /** Of {@code points}, (points, dimension), which stay open as long as the block is used. */
    ConvexCombination(NDArray points) {
        this.points = points;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, PairList<String, Object> params) {
        return new NDList(inputs.singletonOrThrow().softmax(-1).matMul(points));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), points.getShape().get(1))};
    }
}
