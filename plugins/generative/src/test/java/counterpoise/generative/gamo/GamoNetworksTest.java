package counterpoise.generative.gamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GamoNetworksTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** Worked by hand: weights softmax(0, ln 3) = (1/4, 3/4) of (0, 0) and (4, 8). */
    @Test
    void samplesAreCombinedByTheSoftmaxOfTheWeights() {
        Block combination = new ConvexCombination(manager.create(new float[][] {{0, 0}, {4, 8}}));

        float[] made = forward(combination, manager.create(new float[][] {{0, (float) Math.log(3)}}), true)
                .toFloatArray();

        assertThat(made).hasSize(2);
        assertThat(made[0]).isCloseTo(3, within(1e-5f));
        assertThat(made[1]).isCloseTo(6, within(1e-5f));
    }

    @Test
    void whatIsFarBeyondSoftmaxIsACopy() {
        Block combination = new ConvexCombination(manager.create(new float[][] {{1, 2}, {-4, 8}}));

        assertThat(forward(combination, manager.create(new float[][] {{-1000, 1000}}), true)
                        .toFloatArray())
                .containsExactly(-4, 8);
    }

    /** Worked by hand for what the authors' program has: 784 pixels, 10 classes, 100 random numbers. */
    @Test
    void haveTheParametersOfTheirLayers() {
        Block mapping = GamoNetworks.mapping(64);
        Block generator = GamoNetworks.generator(mapping, manager.zeros(new Shape(40, 784)));
        Block discriminator = GamoNetworks.discriminator(64);
        Block classifier = GamoNetworks.classifier(64, 10);

        assertThat(forward(generator, manager.randomNormal(new Shape(5, 110)), true)
                        .getShape())
                .isEqualTo(new Shape(5, 784));
        assertThat(forward(discriminator, manager.randomNormal(new Shape(5, 794)), true)
                        .getShape())
                .isEqualTo(new Shape(5, 1));
        assertThat(forward(classifier, manager.randomNormal(new Shape(5, 784)), true)
                        .getShape())
                .isEqualTo(new Shape(5, 10));

        int shared = 110 * 256 + 256 + 2 * 256 + 256 * 64 + 64 + 2 * 64;
        assertThat(trained(mapping)).isEqualTo(shared);
        assertThat(trained(generator)).isEqualTo(shared + 64 * 40 + 40);
        assertThat(trained(discriminator)).isEqualTo(794 * 256 + 256 + 256 * 128 + 128 + 128 + 1);
        assertThat(trained(classifier)).isEqualTo(784 * 256 + 256 + 256 * 128 + 128 + 128 * 10 + 10);
    }

    @Test
    void theClassifierNamesProbabilities() {
        NDArray classified = forward(
                GamoNetworks.classifier(2, 3),
                manager.randomNormal(new Shape(4, 5)).mul(10),
                true);

        assertThat(classified.min().getFloat()).isNotNegative();
        for (float sum : classified.sum(new int[] {1}).toFloatArray()) {
            assertThat(sum).isCloseTo(1, within(1e-5f));
        }
    }

    /** Each class is given the part that all share as it is, and not a part of its own. */
    @Test
    void generatorsShareTheMapping() {
        Block mapping = GamoNetworks.mapping(2);
        Block first = GamoNetworks.generator(mapping, manager.zeros(new Shape(3, 4)));
        Block second = GamoNetworks.generator(mapping, manager.zeros(new Shape(5, 4)));
        NDArray latents = manager.randomNormal(new Shape(6, 7));
        forward(first, latents, true);
        float[] before = forward(mapping, latents, false).toFloatArray();

        forward(second, latents.mul(3), true);

        assertThat(forward(mapping, latents, false).toFloatArray())
                .as("running statistics have moved")
                .isNotEqualTo(before);
    }

    /** Glorot and Bengio 2010, equation 16: uniform between -r and r, with r the root of 6 / (inputs + outputs). */
    @Test
    void weightsAreDrawnAsKerasDrawsThem() {
        Block classifier = GamoNetworks.classifier(64, 10);
        forward(classifier, manager.randomNormal(new Shape(2, 784)), true);

        NDArray weight = classifier.getParameters().valueAt(0).getArray();
        float bound = (float) Math.sqrt(6.0 / (784 + 256));
        assertThat(weight.getShape()).isEqualTo(new Shape(256, 784));
        assertThat(weight.abs().max().getFloat()).isBetween(0.99f * bound, bound);
        assertThat(weight.square().mean().getFloat()).isCloseTo(bound * bound / 3, within(0.01f * bound * bound));
        assertThat(classifier.getParameters().valueAt(1).getArray().abs().max().getFloat())
                .isZero();
    }

    private static long trained(Block block) {
        return block.getParameters().values().stream()
                .filter(parameter -> parameter.requiresGradient())
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    private NDArray forward(Block block, NDArray input, boolean training) {
        block.initialize(manager, DataType.FLOAT32, input.getShape());
        return block.forward(new ParameterStore(manager, false), new NDList(input), training)
                .singletonOrThrow();
    }
}
