package counterpoise.generative.layers;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Batch normalisation of each channel of an array (batch, channels, height, width) or (batch, channels): Ioffe and
 * Szegedy, "Batch Normalization", 2015, algorithms 1 and 2.
 *
 * <p>The calculation is DJL's; the block is ours because DJL's swaps axes before and after each call even where
 * channels are where the engine wants them.
 */
public final class BatchNormalisation extends AbstractBlock {

    /** To DJL's PyTorch engine: channels are on axis 1 as they should be, so call the engine without swapping axes. */
    private static final int CHANNELS_IN_PLACE = -1;

    private final float keep;
    private final float epsilon;
    private final Parameter scale;
    private final Parameter shift;
    private final Parameter runningMean;
    private final Parameter runningVariance;

    /**
     * Scale 1, shift 0, running mean 0 and variance 1.
     *
     * @param keep the share of the running statistics that one batch leaves: 0.9 by default in PyTorch, which calls
     *     its complement the momentum; 0.99 in Keras, which calls this the momentum
     * @param epsilon what is added to the variance: 1e-5 by default in PyTorch, 1e-3 in Keras
     */
    public BatchNormalisation(int channels, double keep, double epsilon) {
        Shape shape = new Shape(channels);
        this.keep = (float) keep;
        this.epsilon = (float) epsilon;
        this.scale = addParameter(parameter("scale", Parameter.Type.GAMMA, shape, true));
        this.shift = addParameter(parameter("shift", Parameter.Type.BETA, shape, true));
        this.runningMean = addParameter(parameter("running_mean", Parameter.Type.RUNNING_MEAN, shape, false));
        this.runningVariance = addParameter(parameter("running_var", Parameter.Type.RUNNING_VAR, shape, false));
    }

    /** With PyTorch's defaults. */
    public static BatchNormalisation pyTorch(int channels) {
        return new BatchNormalisation(channels, 0.9, 1e-5);
    }

    private static Parameter parameter(String name, Parameter.Type type, Shape shape, boolean trained) {
        return Parameter.builder()
                .setName(name)
                .setType(type)
                .optShape(shape)
                .optRequiresGrad(trained)
                .build();
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray input = inputs.singletonOrThrow();
        if (training && input.size() == input.getShape().get(1)) {
            // The engine would divide by 0 and leave a running variance that is no number.
            throw new IllegalArgumentException(
                    "one value a channel has no variance to normalise by: " + input.getShape());
        }
        Device device = input.getDevice();
        return BatchNorm.batchNorm(
                input,
                parameterStore.getValue(runningMean, device, training),
                parameterStore.getValue(runningVariance, device, training),
                parameterStore.getValue(scale, device, training),
                parameterStore.getValue(shift, device, training),
                CHANNELS_IN_PLACE,
                keep,
                epsilon,
                training);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }
}
