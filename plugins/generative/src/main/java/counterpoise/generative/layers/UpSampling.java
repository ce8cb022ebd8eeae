package counterpoise.generative.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Doubles height and width of an array (batch, channels, height, width): every pixel becomes four.
 *
 * <p>With a convolution after it, it stands where networks have a transposed convolution, which DJL lacks on PyTorch.
 * It also leaves no checkerboards: Odena, Dumoulin, Olah, "Deconvolution and Checkerboard Artifacts", Distill 2016.
 */
public final class UpSampling extends AbstractBlock {

    private static final int NEAREST = 0;

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray input = inputs.singletonOrThrow();
        Shape shape = input.getShape();
        long[] size = {2 * shape.get(2), 2 * shape.get(3)};
        return new NDList(input.getNDArrayInternal().interpolation(size, NEAREST, false));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape shape = inputShapes[0];
        return new Shape[] {new Shape(shape.get(0), shape.get(1), 2 * shape.get(2), 2 * shape.get(3))};
    }
}
