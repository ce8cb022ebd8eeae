package counterpoise.architectures;

import java.util.ArrayList;
import java.util.List;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.FeatureExtractor;
import counterpoise.architectures.layers.BatchNorm2d;
import counterpoise.architectures.layers.Convolutions;
import counterpoise.architectures.layers.FrugalSequence;
import counterpoise.architectures.layers.StateDictionary;

/**
 * The residual network for small images: He et al., "Deep Residual Learning for Image Recognition", 2016, section 4.2.
 *
 * <p>A 3 x 3 convolution to 16 channels, then three stages of {@code (depth - 2) / 6} blocks with 16, 32 and 64
 * channels, the second and the third at half the height and width of the one before, then the mean over all pixels.
 */
final class ResNet implements Architecture {

    private static final int STEM_CHANNELS = 16;
    private static final List<Integer> STAGE_CHANNELS = List.of(16, 32, 64);
    private static final int WIDTH = STAGE_CHANNELS.get(STAGE_CHANNELS.size() - 1);

    /** How many pixels of the input, in each direction, become one at the end. */
    private static final int REDUCTION = 4;

    private final int blocksPerStage;

    ResNet(int blocksPerStage) {
        this.blocksPerStage = blocksPerStage;
    }

    @Override
    public FeatureExtractor build(ImageShape input) {
        check(input);
        StateDictionary dictionary = new StateDictionary();
        List<Block> blocks = new ArrayList<>();

        Conv2d convolution = Convolutions.threeByThree(STEM_CHANNELS, 1);
        BatchNorm2d normalisation = new BatchNorm2d(STEM_CHANNELS);
        dictionary.add("conv1", convolution).add("bn1", normalisation);
        blocks.addAll(List.of(convolution, normalisation, Activation.reluBlock()));

        int inputChannels = STEM_CHANNELS;
        for (int stage = 0; stage < STAGE_CHANNELS.size(); stage++) {
            int channels = STAGE_CHANNELS.get(stage);
            for (int position = 0; position < blocksPerStage; position++) {
                BasicBlock block = new BasicBlock(inputChannels, channels);
                block.addTo(dictionary, "layer%d.%d".formatted(stage + 1, position));
                blocks.add(block);
                inputChannels = channels;
            }
        }
        blocks.add(Pool.globalAvgPool2dBlock());
        return new FeatureExtractor(new FrugalSequence(blocks), WIDTH, dictionary.parameters(), "linear");
    }

    private static void check(ImageShape input) {
        if (input.channels() != 1 && input.channels() != 3) {
            throw new IllegalArgumentException(
                    "resnet takes images of 1 or 3 channels, not %d".formatted(input.channels()));
        }
        if (input.height() % REDUCTION != 0 || input.width() % REDUCTION != 0) {
            throw new IllegalArgumentException(
                    "resnet takes images whose height and width are multiples of %d, not %d x %d pixels"
                            .formatted(REDUCTION, input.height(), input.width()));
        }
    }
}
