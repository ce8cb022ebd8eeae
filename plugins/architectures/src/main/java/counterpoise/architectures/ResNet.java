package counterpoise.architectures;

import java.util.ArrayList;
import java.util.List;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.pooling.Pool;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.FeatureExtractor;
import counterpoise.architectures.layers.BatchNorm2d;
import counterpoise.architectures.layers.Convolutions;
import counterpoise.architectures.layers.FrugalSequence;
import counterpoise.architectures.layers.Residual;
import counterpoise.architectures.layers.StateDictionary;
import counterpoise.architectures.layers.ZeroPadding;

/**
 * The residual network for small images: He et al., "Deep Residual Learning for Image Recognition", 2016, section 4.2.
 *
 * <p>A 3 x 3 convolution to 16 channels, then three stages of {@code (depth - 2) / 6} blocks with 16, 32 and 64
 * channels, the second and the third at half the height and width of the one before, then the mean over all pixels.
 * Weights are drawn by the fan in, those of projections too, as in the PyTorch code of LDAM-DRW, which
 * names the parameters.
 */
final class ResNet implements Architecture {

    private static final int STEM_CHANNELS = 16;
    private static final List<Integer> STAGE_CHANNELS = List.of(16, 32, 64);

    private final int blocksPerStage;
    private final Shortcut shortcut;

    ResNet(int blocksPerStage, Shortcut shortcut) {
        this.blocksPerStage = blocksPerStage;
        this.shortcut = shortcut;
    }

    @Override
    public FeatureExtractor build(ImageShape input) {
        ImageSizes.check("resnet", input);
        StateDictionary dictionary = new StateDictionary();
        List<Block> blocks = new ArrayList<>();

        blocks.add(dictionary.add("conv1", Convolutions.threeByThree(STEM_CHANNELS, 1)));
        blocks.add(dictionary.add("bn1", new BatchNorm2d(STEM_CHANNELS)));
        blocks.add(Activation.reluBlock());

        int channels = STEM_CHANNELS;
        for (int stage = 0; stage < STAGE_CHANNELS.size(); stage++) {
            int stageChannels = STAGE_CHANNELS.get(stage);
            for (int position = 0; position < blocksPerStage; position++) {
                String name = "layer%d.%d".formatted(stage + 1, position);
                blocks.add(basicBlock(dictionary, name, channels, stageChannels));
                blocks.add(Activation.reluBlock());
                channels = stageChannels;
            }
        }
        blocks.add(Pool.globalAvgPool2dBlock());
        return new FeatureExtractor(new FrugalSequence(blocks), channels, dictionary.parameters(), "linear");
    }

    /** Two convolutions and a shortcut around them, without the ReLU that follows: figure 2. */
    private Block basicBlock(StateDictionary dictionary, String name, int inputChannels, int channels) {
        boolean halves = inputChannels != channels;
        Block branch = new FrugalSequence(List.of(
                dictionary.add(name + ".conv1", Convolutions.threeByThree(channels, halves ? 2 : 1)),
                dictionary.add(name + ".bn1", new BatchNorm2d(channels)),
                Activation.reluBlock(),
                dictionary.add(name + ".conv2", Convolutions.threeByThree(channels, 1)),
                dictionary.add(name + ".bn2", new BatchNorm2d(channels))));
        return halves
                ? Residual.around(branch, shortcut(dictionary, name, inputChannels, channels))
                : Residual.around(branch);
    }

    private Block shortcut(StateDictionary dictionary, String name, int inputChannels, int channels) {
        return switch (shortcut) {
            case ZERO_PADDING -> new ZeroPadding(inputChannels, channels);
            case PROJECTION ->
                new FrugalSequence(List.of(
                        dictionary.add(name + ".shortcut.0", Convolutions.oneByOne(channels, 2)),
                        dictionary.add(name + ".shortcut.1", new BatchNorm2d(channels))));
        };
    }
}
