package counterpoise.architectures;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.pooling.Pool;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.FeatureExtractor;
import counterpoise.architectures.layers.BatchNorm2d;
import counterpoise.architectures.layers.Convolutions;
import counterpoise.architectures.layers.DenseConnection;
import counterpoise.architectures.layers.FrugalSequence;
import counterpoise.architectures.layers.StateDictionary;

/**
 * The densely connected network for small images: Huang et al., "Densely Connected Convolutional Networks", 2017,
 * section 3, "Implementation Details".
 *
 * <p>A 3 x 3 convolution, then three dense blocks, between them transitions to half the height and width, then batch
 * normalisation, ReLU and the mean over all pixels. Weights are drawn by the fan out, as in the Lua code of the authors
 * and in the PyTorch code (densenet-pytorch by andreasveit) that names the parameters.
 *
 * <p>Of the concatenated features only the last are open at any time. In training the engine keeps those that
 * gradients need, so its memory grows with the square of the layers in a block, as of every network of this kind.
 */
final class DenseNet implements Architecture {

    private static final int BLOCKS = 3;

    /** How many channels, per channel that a layer adds, its bottleneck has: section 3, "Bottleneck layers". */
    private static final int BOTTLENECK_FACTOR = 4;

    private static final Shape POOLED = new Shape(2, 2);

    private final DenseNetOptions options;

    DenseNet(DenseNetOptions options) {
        this.options = options;
    }

    @Override
    public FeatureExtractor build(ImageShape input) {
        ImageSizes.check("densenet", input);
        StateDictionary dictionary = new StateDictionary();
        List<Block> blocks = new ArrayList<>();
        int channels = options.initialChannels();
        blocks.add(dictionary.add("conv1", Convolutions.threeByThree(channels, 1)));

        for (int block = 1; block <= BLOCKS; block++) {
            for (int position = 0; position < options.layersPerBlock(); position++) {
                blocks.add(denseLayer(dictionary, "block%d.layer.%d".formatted(block, position), channels));
                channels += options.growthRate();
            }
            if (block < BLOCKS) {
                int compressed = options.compressed(channels);
                blocks.add(transition(dictionary, "trans%d".formatted(block), channels, compressed));
                channels = compressed;
            }
        }

        blocks.add(dictionary.add("bn1", new BatchNorm2d(channels)));
        blocks.add(Activation.reluBlock());
        blocks.add(Pool.globalAvgPool2dBlock());
        FrugalSequence network = new FrugalSequence(blocks);
        network.setInitializer(Convolutions.KAIMING_FAN_OUT, Parameter.Type.WEIGHT);
        return new FeatureExtractor(network, channels, dictionary.parameters(), "fc");
    }

    /** Section 3, "Composite function" and "Bottleneck layers", and the concatenation with what came before. */
    private Block denseLayer(StateDictionary dictionary, String name, int inputChannels) {
        List<Block> branch = new ArrayList<>();
        branch.add(dictionary.add(name + ".bn1", new BatchNorm2d(inputChannels)));
        branch.add(Activation.reluBlock());
        if (options.bottleneck()) {
            int bottleneck = BOTTLENECK_FACTOR * options.growthRate();
            branch.add(dictionary.add(name + ".conv1", Convolutions.oneByOne(bottleneck, 1)));
            branch.add(dictionary.add(name + ".bn2", new BatchNorm2d(bottleneck)));
            branch.add(Activation.reluBlock());
            branch.add(dictionary.add(name + ".conv2", Convolutions.threeByThree(options.growthRate(), 1)));
        } else {
            branch.add(dictionary.add(name + ".conv1", Convolutions.threeByThree(options.growthRate(), 1)));
        }
        return new DenseConnection(new FrugalSequence(branch));
    }

    /** Section 3, "Pooling layers" and "Compression". */
    private static Block transition(StateDictionary dictionary, String name, int inputChannels, int channels) {
        return new FrugalSequence(List.of(
                dictionary.add(name + ".bn1", new BatchNorm2d(inputChannels)),
                Activation.reluBlock(),
                dictionary.add(name + ".conv1", Convolutions.oneByOne(channels, 1)),
                Pool.avgPool2dBlock(POOLED, POOLED)));
    }
}
