package counterpoise.architectures;

import java.util.ArrayList;
import java.util.List;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.FeatureExtractor;
import counterpoise.architectures.layers.BatchNorm2d;
import counterpoise.architectures.layers.Convolutions;
import counterpoise.architectures.layers.FrugalSequence;
import counterpoise.architectures.layers.Residual;
import counterpoise.architectures.layers.StateDictionary;

/**
 * The wide residual network: Zagoruyko and Komodakis, "Wide Residual Networks", 2016, table 1.
 *
 * <p>A 3 x 3 convolution to 16 channels, then three groups of {@code (depth - 4) / 6} blocks with 16, 32 and 64
 * channels times the width factor, the second and the third at half the height and width of the one before, then batch
 * normalisation, ReLU and the mean over all pixels. Weights are drawn by the fan out, as in the Lua code of the authors
 * and in the PyTorch code (WideResNet-pytorch by xternalz) that names the parameters.
 */
final class WideResNet implements Architecture {

    private static final int STEM_CHANNELS = 16;
    private static final List<Integer> GROUP_CHANNELS = List.of(16, 32, 64);

    private final int blocksPerGroup;
    private final int widthFactor;
    private final double dropout;

    WideResNet(int blocksPerGroup, int widthFactor, double dropout) {
        this.blocksPerGroup = blocksPerGroup;
        this.widthFactor = widthFactor;
        this.dropout = dropout;
    }

    @Override
    public FeatureExtractor build(ImageShape input) {
        ImageSizes.check("wide-resnet", input);
        StateDictionary dictionary = new StateDictionary();
        List<Block> blocks = new ArrayList<>();
        blocks.add(dictionary.add("conv1", Convolutions.threeByThree(STEM_CHANNELS, 1)));

        int channels = STEM_CHANNELS;
        for (int group = 0; group < GROUP_CHANNELS.size(); group++) {
            int groupChannels = widthFactor * GROUP_CHANNELS.get(group);
            for (int position = 0; position < blocksPerGroup; position++) {
                String name = "block%d.layer.%d".formatted(group + 1, position);
                int stride = group > 0 && position == 0 ? 2 : 1;
                blocks.add(preactivationBlock(dictionary, name, channels, groupChannels, stride));
                channels = groupChannels;
            }
        }

        blocks.add(dictionary.add("bn1", new BatchNorm2d(channels)));
        blocks.add(Activation.reluBlock());
        blocks.add(Pool.globalAvgPool2dBlock());
        FrugalSequence network = new FrugalSequence(blocks);
        network.setInitializer(Convolutions.KAIMING_FAN_OUT, Parameter.Type.WEIGHT);
        return new FeatureExtractor(network, channels, dictionary.parameters(), "fc");
    }

    /**
     * Batch normalisation and ReLU before each of two convolutions, dropout between them: figure 1 (d), section 2.4.
     * Where the number of channels changes, the shortcut is a 1 x 1 convolution of what the first ReLU gives.
     */
    private Block preactivationBlock(
            StateDictionary dictionary, String name, int inputChannels, int channels, int stride) {
        List<Block> activation =
                List.of(dictionary.add(name + ".bn1", new BatchNorm2d(inputChannels)), Activation.reluBlock());
        List<Block> convolutions = new ArrayList<>();
        convolutions.add(dictionary.add(name + ".conv1", Convolutions.threeByThree(channels, stride)));
        convolutions.add(dictionary.add(name + ".bn2", new BatchNorm2d(channels)));
        convolutions.add(Activation.reluBlock());
        if (dropout > 0) {
            convolutions.add(Dropout.builder().optRate((float) dropout).build());
        }
        convolutions.add(dictionary.add(name + ".conv2", Convolutions.threeByThree(channels, 1)));

        List<Block> blocks = new ArrayList<>(activation);
        if (inputChannels == channels) {
            blocks.addAll(convolutions);
            return Residual.around(new FrugalSequence(blocks));
        }
        Block projection = dictionary.add(name + ".convShortcut", Convolutions.oneByOne(channels, stride));
        blocks.add(Residual.around(new FrugalSequence(convolutions), projection));
        return new FrugalSequence(blocks);
    }
}
