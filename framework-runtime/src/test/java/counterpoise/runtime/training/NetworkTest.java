package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
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

    private final Conv2d convolution = Conv2d.builder()
            .setKernelShape(new Shape(4, 4))
            .setFilters(WIDTH)
            .optBias(false)
            .build();

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
        return Network.initialize(architecture, new ImageShape(4, 4, 3), 2, Loss.Head.LINEAR, ENGINE);
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
}
