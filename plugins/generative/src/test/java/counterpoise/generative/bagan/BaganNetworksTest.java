package counterpoise.generative.bagan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import counterpoise.api.ImageShape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaganNetworksTest {

    private static final ImageShape CIFAR = new ImageShape(32, 32, 3);

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** 32 and 28 are those of the authors. */
    @ParameterizedTest
    @CsvSource({"32, 8", "28, 7", "64, 8", "16, 8", "12, 6", "8, 8", "7, 7", "1, 1"})
    void aSideIsHalvedUntilItIsEightOrLess(int side, int start) {
        assertThat(BaganNetworks.startSide(new ImageShape(side, side, 1))).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({"36, 36", "9, 9", "32, 16"})
    void otherImagesAreRefused(int height, int width) {
        assertThatThrownBy(() -> BaganNetworks.startSide(new ImageShape(height, width, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bagan needs square images whose side can be halved until it is 8 or less, but these have"
                        + " %dx%dx3 pixels; scale them first".formatted(height, width));
    }

    @ParameterizedTest
    @CsvSource({"32, 3", "28, 1", "64, 1", "12, 3", "8, 3", "7, 1", "1, 2"})
    void theGeneratorMakesImagesFromMinusOneToOne(int side, int channels) {
        Block generator = BaganNetworks.generator(new ImageShape(side, side, channels), 1);

        NDArray made = forward(generator, manager.randomNormal(new Shape(5, 6)));

        assertThat(made.getShape()).isEqualTo(new Shape(5, channels, side, side));
        assertThat(made.abs().max().getFloat()).isLessThanOrEqualTo(1);
    }

    /** 8 filters times a side of 8, 7, 8, 3, 2, 2 and 1. */
    @ParameterizedTest
    @CsvSource({"32, 3, 512", "28, 1, 392", "64, 1, 512", "12, 3, 72", "8, 3, 32", "7, 1, 32", "1, 2, 8"})
    void theTrunkMakesFeatures(int side, int channels, int features) {
        Block trunk = BaganNetworks.trunk(new ImageShape(side, side, channels), 1);

        NDArray made = forward(trunk, manager.randomNormal(new Shape(5, channels, side, side)));

        assertThat(made.getShape()).isEqualTo(new Shape(5, features));
    }

    /** Worked by hand, for 32 x 32 x 3, 10 classes and the widths of the authors. */
    @Test
    void haveTheParametersOfTheAuthorsLayers() {
        Block generator = BaganNetworks.generator(CIFAR, 32);
        forward(generator, manager.randomNormal(new Shape(1, 100)));
        Block encoder = BaganNetworks.encoder(BaganNetworks.trunk(CIFAR, 32), 100);
        forward(encoder, manager.randomNormal(new Shape(1, 3, 32, 32)));
        Block discriminator = BaganNetworks.discriminator(BaganNetworks.trunk(CIFAR, 32), 10);
        forward(discriminator, manager.randomNormal(new Shape(1, 3, 32, 32)));

        assertThat(parameters(generator))
                .isEqualTo(100 * 1024 + 1024 * 8192 + 25 * 128 * 256 + 25 * 256 * 128 + 4 * 128 * 3);
        int trunk = 9 * 3 * 32 + 32 + 9 * 32 * 64 + 64 + 9 * 64 * 128 + 128 + 9 * 128 * 256 + 256;
        assertThat(parameters(encoder)).isEqualTo(trunk + 16_384 * 100 + 100);
        assertThat(parameters(discriminator)).isEqualTo(trunk + 16_384 * 11 + 11);
    }

    /** Variance 2 / (inputs + outputs), with 25 inputs or outputs to each channel of a 5 x 5 convolution. */
    @Test
    void weightsAreDrawnAsGlorotAndBengioDrawThem() {
        Block generator = BaganNetworks.generator(CIFAR, 32);
        forward(generator, manager.randomNormal(new Shape(1, 100)));

        assertWeights(generator, "03Linear_weight", 2.0 / (1024 + 8192), 3);
        assertWeights(generator, "07Conv2d_weight", 2.0 / (25 * (128 + 256)), Double.NaN);
    }

    /** A uniform distribution ends at its deviation times the root of 3. */
    private static void assertWeights(Block block, String name, double variance, double largestSquare) {
        NDArray weights = block.getParameters().get(name).getArray();
        assertThat((double) weights.mean().getFloat()).isCloseTo(0, within(0.01 * Math.sqrt(variance)));
        assertThat((double) weights.square().mean().getFloat()).isCloseTo(variance, within(0.01 * variance));
        double largest = Math.pow(weights.abs().max().getFloat(), 2) / variance;
        if (Double.isNaN(largestSquare)) {
            assertThat(largest).isGreaterThan(16);
        } else {
            assertThat(largest).isCloseTo(largestSquare, within(0.01));
        }
    }

    /** Worked by hand: with all weights 0.1, of ones, as many tenths as the window has pixels in the image. */
    @Test
    void theLastLayerPadsOnTheRightAndBelow() {
        Block block = BaganNetworks.toImages(1);
        NDArray ones = manager.ones(new Shape(1, 1, 2, 2));
        forward(block, ones);
        block.getParameters().valueAt(0).getArray().set(new float[] {0.1f, 0.1f, 0.1f, 0.1f});

        assertThat(forward(block, ones).toFloatArray())
                .containsExactly(new float[] {tanh(0.4), tanh(0.2), tanh(0.2), tanh(0.1)}, within(1e-6f));
    }

    private static float tanh(double value) {
        return (float) Math.tanh(value);
    }

    private static long parameters(Block block) {
        return block.getParameters().values().stream()
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    private NDArray forward(Block block, NDArray input) {
        block.initialize(manager, DataType.FLOAT32, input.getShape());
        return block.forward(new ParameterStore(manager, false), new NDList(input), false)
                .singletonOrThrow();
    }
}
