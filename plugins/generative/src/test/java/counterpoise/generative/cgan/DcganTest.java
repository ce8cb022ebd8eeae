package counterpoise.generative.cgan;

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

class DcganTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "4, 4", "8, 16"})
    void otherImagesAreRefused(int height, int width) {
        assertThatThrownBy(() -> Dcgan.requireSidesToHalve(new ImageShape(height, width, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cgan needs square images whose side is a multiple of 8, but these have"
                        + " %dx%dx3 pixels; scale them first".formatted(height, width));
    }

    @ParameterizedTest
    @CsvSource({"8, 3", "16, 1", "32, 3"})
    void theGeneratorMakesImagesFromMinusOneToOne(int side, int channels) {
        Block generator = Dcgan.generator(new ImageShape(side, side, channels), 2);

        NDArray made = forward(generator, manager.randomNormal(new Shape(5, 7)));

        assertThat(made.getShape()).isEqualTo(new Shape(5, channels, side, side));
        assertThat(made.abs().max().getFloat()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"8, 3", "16, 1", "32, 13"})
    void theDiscriminatorMakesALogitOfEach(int side, int channels) {
        NDArray made = forward(Dcgan.discriminator(2), manager.randomNormal(new Shape(5, channels, side, side)));

        assertThat(made.getShape()).isEqualTo(new Shape(5, 1));
    }

    /** Worked by hand, for 32 x 32 x 3 and 64 filters. */
    @Test
    void haveTheParametersOfTheirLayers() {
        Block generator = Dcgan.generator(new ImageShape(32, 32, 3), 64);
        forward(generator, manager.randomNormal(new Shape(2, 100)));
        Block discriminator = Dcgan.discriminator(64);
        forward(discriminator, manager.randomNormal(new Shape(2, 3, 32, 32)));

        assertThat(trained(generator))
                .isEqualTo(100 * 4096 + 2 * 256 + 9 * 256 * 128 + 2 * 128 + 9 * 128 * 64 + 2 * 64 + 9 * 64 * 3 + 3);
        assertThat(trained(discriminator))
                .isEqualTo(16 * 3 * 64 + 64 + 16 * 64 * 128 + 2 * 128 + 16 * 128 * 256 + 2 * 256 + 4096 + 1);
    }

    @Test
    void weightsAreDrawnAsTheAuthorsDrawThem() {
        Block generator = Dcgan.generator(new ImageShape(32, 32, 3), 64);
        forward(generator, manager.randomNormal(new Shape(2, 100)));

        generator.getParameters().forEach(entry -> {
            NDArray values = entry.getValue().getArray();
            if (entry.getKey().endsWith("weight") && values.size() > 10_000) {
                assertThat(values.mean().getFloat()).isCloseTo(0, within(0.001f));
                assertThat(values.square().mean().getFloat()).isCloseTo(4e-4f, within(4e-5f));
            } else if (entry.getKey().endsWith("scale")) {
                assertThat(values.mean().getFloat()).isCloseTo(1, within(0.02f));
            }
        });
    }

    private static long trained(Block block) {
        return block.getParameters().values().stream()
                .filter(parameter -> parameter.requiresGradient())
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    private NDArray forward(Block block, NDArray input) {
        block.initialize(manager, DataType.FLOAT32, input.getShape());
        return block.forward(new ParameterStore(manager, false), new NDList(input), true)
                .singletonOrThrow();
    }
}
