package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.initializer.ConstantInitializer;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.FeatureExtractor;
import counterpoise.api.loss.Loss;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static final TorchEngine ENGINE = TorchEngine.start(Device.cpu());
    private static final int WIDTH = 256;
    private static final ImageShape SHAPE = new ImageShape(4, 4, 3);

    private final Conv2d convolution = convolution();

    private static Conv2d convolution() {
        return Conv2d.builder()
                .setKernelShape(new Shape(4, 4))
                .setFilters(WIDTH)
                .optBias(false)
                .build();
    }

    @BeforeEach
    void seed() {
        ENGINE.seed(7);
    }

    private NDArray initialWeight(Network network) {
        return network.parameters().get("conv.weight").getArray();
    }

    private Network network() {
        Parameter weight = convolution.getDirectParameters().get("weight");
        Architecture architecture =
                input -> new FeatureExtractor(convolution, WIDTH, Map.of("conv.weight", weight), "fc");
        return Network.initialize(architecture, SHAPE, 2, Loss.Head.LINEAR, ENGINE);
    }

    @Test
    void drawsWeightsKaimingNormalByTheFanIn() {
        try (Network network = network()) {
            NDArray weight = initialWeight(network);

            // He et al. 2015, equation 10: deviation sqrt(2 / fan in), here sqrt(2 / (3 * 16)) = 0.204124. Of 12,288
            // draws the estimate is off by about 0.6 %.
            assertThat(weight.mean().getFloat()).isCloseTo(0, within(0.01f));
            assertThat(Math.sqrt(weight.square().mean().getFloat())).isCloseTo(0.204124, within(0.006));
        }
    }

    @Test
    void leavesWeightsTheInitializerThatTheirAuthorGave() {
        convolution.setInitializer(new ConstantInitializer(0.5f), Parameter.Type.WEIGHT);
        try (Network network = network()) {
            assertThat(initialWeight(network).eq(0.5f).all().getBoolean()).isTrue();
        }
    }

    private void assertRefused(Architecture architecture, String said) {
        assertThatThrownBy(() -> {
                    try (Network network = Network.initialize(architecture, SHAPE, 2, Loss.Head.LINEAR, ENGINE);
                            NDManager manager = ENGINE.newManager()) {
                        network.embed(manager.ones(new Shape(5, 3, 4, 4)), false);
                    }
                })
                .isInstanceOf(TrainingFailure.class)
                .hasMessageStartingWith("the ")
                .hasMessageContaining(said);
    }

    @Test
    void tellsWhichArchitectureBreaksItsPromiseAndHow() {
        Conv2d other = convolution();
        Map<String, Parameter> named =
                Map.of("conv.weight", other.getDirectParameters().get("weight"));
        assertRefused(input -> null, " built null for images of 4x4x3");
        assertRefused(
                input -> {
                    throw new IllegalArgumentException("only 32x32");
                },
                " failed to build a network for images of 4x4x3: only 32x32");
        assertRefused(
                input -> new FeatureExtractor(convolution, WIDTH, Map.of(), "fc"),
                " lists 0 parameters and leaves out weight of its block, which has 1");
        // The convolution leaves (5, 256, 1, 1).
        assertRefused(
                input -> new FeatureExtractor(other, WIDTH, named, "fc"),
                " made a float32 array of (5, 256, 1, 1) of images of shape (5, 3, 4, 4), but its width of 256 means one"
                        + " float32 array of (5, 256)");
        assertRefused(
                input -> new FeatureExtractor(new LambdaBlock(images -> new NDList(), "none"), 3, Map.of(), "fc"),
                " made 0 arrays of images of shape (5, 3, 4, 4)");
        assertRefused(
                input -> new FeatureExtractor(
                        new LambdaBlock(images -> new NDList(new NDArray[] {null}), "null"), 3, Map.of(), "fc"),
                " made null of images of shape (5, 3, 4, 4), but its width of 3 means one float32 array of (5, 3)");
        assertRefused(
                input -> new FeatureExtractor(
                        new LambdaBlock(
                                images -> {
                                    if (images.get(0).getShape().get(0) == 5) {
                                        throw new IllegalStateException("five are too many");
                                    }
                                    return images;
                                },
                                "five"),
                        3,
                        Map.of(),
                        "fc"),
                " failed on images of shape (5, 3, 4, 4): five are too many");
    }
}
