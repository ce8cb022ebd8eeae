package counterpoise.architectures.layers;

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
 * Batch normalisation of each channel of an array (batch, channels, height, width), with PyTorch's defaults.
 *
 * <p>In training it normalises by the mean and the biased variance of the batch, and moves the running mean and the
 * running (unbiased) variance a tenth of the way towards those of the batch; otherwise it normalises by the running
 * statistics. Ioffe and Szegedy, "Batch Normalization", 2015, algorithms 1 and 2.
 *
 * <p>The calculation is DJL's; the block is ours because DJL's swaps axes before and after each call even where
 * channels are where the engine wants them.
 */
public final class BatchNorm2d extends AbstractBlock {

    /** The share of the running statistics that one batch leaves; PyTorch calls its complement, 0.1, the momentum. */
    private static final float MOMENTUM = 0.9f;

    private static final float EPSILON = 1e-5f;

    /** To DJL's PyTorch engine: channels are on axis 1 as they should be, so call the engine without swapping axes. */
    private static final int CHANNELS_IN_PLACE = -1;

    private final Parameter weight;
    private final Parameter bias;
    private final Parameter runningMean;
    private final Parameter runningVariance;

    /** Makes the block for arrays of {@code channels} channels: scale 1, shift 0, running mean 0 and variance 1. */
    public BatchNorm2d(int channels) {
        Shape shape = new Shape(channels);
        weight = addParameter(parameter("weight", Parameter.Type.GAMMA, shape, true));
        bias = addParameter(parameter("bias", Parameter.Type.BETA, shape, true));
        runningMean = addParameter(parameter("running_mean", Parameter.Type.RUNNING_MEAN, shape, false));
        runningVariance = addParameter(parameter("running_var", Parameter.Type.RUNNING_VAR, shape, false));
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
        Device device = input.getDevice();
        return BatchNorm.batchNorm(
                input,
                parameterStore.getValue(runningMean, device, training),
                parameterStore.getValue(runningVariance, device, training),
                parameterStore.getValue(weight, device, training),
                parameterStore.getValue(bias, device, training),
                CHANNELS_IN_PLACE,
                MOMENTUM,
                EPSILON,
                training);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }
}
