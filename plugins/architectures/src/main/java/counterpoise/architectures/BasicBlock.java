package counterpoise.architectures;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import counterpoise.architectures.layers.BatchNorm2d;
import counterpoise.architectures.layers.Convolutions;
import counterpoise.architectures.layers.FrugalSequence;
import counterpoise.architectures.layers.StateDictionary;

/**
 * Two 3 x 3 convolutions and a shortcut around them: He et al., "Deep Residual Learning for Image Recognition", 2016,
 * figure 2.
 */
final class BasicBlock extends AbstractBlock {

    private final Conv2d firstConvolution;
    private final BatchNorm2d firstNormalisation;
    private final Conv2d secondConvolution;
    private final BatchNorm2d secondNormalisation;
    private final Block residual;
    private final Shortcut shortcut;

    /** Makes a block that halves height and width where it changes the number of channels, as every ResNet does. */
    BasicBlock(int inputChannels, int channels) {
        int stride = inputChannels == channels ? 1 : 2;
        firstConvolution = Convolutions.threeByThree(channels, stride);
        firstNormalisation = new BatchNorm2d(channels);
        secondConvolution = Convolutions.threeByThree(channels, 1);
        secondNormalisation = new BatchNorm2d(channels);
        residual = addChildBlock(
                "Residual",
                new FrugalSequence(List.of(
                        firstConvolution,
                        firstNormalisation,
                        Activation.reluBlock(),
                        secondConvolution,
                        secondNormalisation)));
        shortcut = inputChannels == channels ? Shortcut.IDENTITY : Shortcut.halving(inputChannels, channels);
    }

    void addTo(StateDictionary dictionary, String prefix) {
        dictionary
                .add(prefix + ".conv1", firstConvolution)
                .add(prefix + ".bn1", firstNormalisation)
                .add(prefix + ".conv2", secondConvolution)
                .add(prefix + ".bn2", secondNormalisation);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, PairList<String, Object> params) {
        // Adding in place is safe: batch normalisation's gradient needs its input, not its output.
        try (NDArray sum = residual.forward(parameterStore, inputs, training).singletonOrThrow()) {
            shortcut.addTo(sum, inputs.singletonOrThrow());
            return new NDList(Activation.relu(sum));
        }
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        residual.initialize(manager, dataType, inputShapes);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return residual.getOutputShapes(inputShapes);
    }
}
