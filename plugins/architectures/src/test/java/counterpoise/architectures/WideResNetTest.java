package counterpoise.architectures;

import static counterpoise.architectures.Pixelwise.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WideResNetTest {

    private static final double DROPOUT = 0.3;

    private static Architecture wideResNet(int depth, int widthFactor) {
        return wideResNet(depth, widthFactor, 0);
    }

    private static Architecture wideResNet(int depth, int widthFactor, double dropout) {
        return new WideResNetPlugin().create(new WideResNetOptions(depth, widthFactor, dropout));
    }

    // Zagoruyko and Komodakis, table 4, rounds 40-2, 40-4, 16-8 and 28-10 to 2.2, 8.9, 11.0 and 36.5 million. All
    // worked
    // by hand: for WRN-10-1 the stem 432, groups 4,672 + 14,432 + 57,536, the last normalisation 128, the classifier
    // 650.
    @ParameterizedTest
    @CsvSource({
        "10, 1, 77850",
        "22, 4, 4298970",
        "16, 4, 2748890",
        "16, 5, 4289754",
        "28, 2, 1467610",
        "28, 4, 5849050",
        "40, 2, 2243546",
        "40, 4, 8949210",
        "16, 8, 10961370",
        "28, 10, 36479194"
    })
    void hasThePublishedNumberOfParameters(int depth, int widthFactor, long withClassifierOfTenClasses) {
        try (TestNetwork network = new TestNetwork(wideResNet(depth, widthFactor), 8)) {
            int width = 64 * widthFactor;
            assertThat(network.extractor().width()).isEqualTo(width);
            assertThat(network.trainedParameters()).isEqualTo(withClassifierOfTenClasses - 10 * (width + 1));
        }
    }

    @Test
    void namesItsParametersAsTheCommonStateDictDoes() {
        try (TestNetwork network = new TestNetwork(wideResNet(16, 2), 8)) {
            assertThat(new ArrayList<>(network.shapes().entrySet()))
                    .isEqualTo(new ArrayList<>(expectedShapes().entrySet()));
            assertThat(network.shapes())
                    .containsEntry("block1.layer.0.convShortcut.weight", new Shape(32, 16, 1, 1))
                    .containsEntry("block1.layer.1.bn1.running_var", new Shape(32))
                    .containsEntry("block3.layer.0.bn1.weight", new Shape(64))
                    .containsEntry("bn1.running_mean", new Shape(128))
                    .doesNotContainKey("block1.layer.1.convShortcut.weight");
            assertThat(network.extractor().headName()).isEqualTo("fc");
        }
    }

    private static Map<String, Shape> expectedShapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("conv1.weight", new Shape(16, 3, 3, 3));
        int before = 16;
        for (int group = 1; group <= 3; group++) {
            int channels = 16 << group;
            for (int position = 0; position < 2; position++) {
                String name = "block" + group + ".layer." + position + ".";
                putNormalisation(shapes, name + "bn1", before);
                shapes.put(name + "conv1.weight", new Shape(channels, before, 3, 3));
                putNormalisation(shapes, name + "bn2", channels);
                shapes.put(name + "conv2.weight", new Shape(channels, channels, 3, 3));
                if (before != channels) {
                    shapes.put(name + "convShortcut.weight", new Shape(channels, before, 1, 1));
                }
                before = channels;
            }
        }
        putNormalisation(shapes, "bn1", before);
        return shapes;
    }

    private static void putNormalisation(Map<String, Shape> shapes, String name, int channels) {
        for (String kind : List.of("weight", "bias", "running_mean", "running_var")) {
            shapes.put(name + "." + kind, new Shape(channels));
        }
    }

    @Test
    void needsNoProjectionWhereTheFirstGroupIsNotWider() {
        try (TestNetwork network = new TestNetwork(wideResNet(10, 1), 8)) {
            assertThat(network.shapes())
                    .doesNotContainKey("block1.layer.0.convShortcut.weight")
                    .containsEntry("block2.layer.0.convShortcut.weight", new Shape(32, 16, 1, 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 32, 3", "64, 64, 3", "28, 28, 1", "4, 4, 3", "8, 12, 3"})
    void turnsImagesIntoEmbeddings(int height, int width, int channels) {
        try (TestNetwork network = new TestNetwork(wideResNet(10, 2), new ImageShape(height, width, channels), 42)) {
            NDArray embeddings = network.forward(network.images(2), true);

            assertThat(embeddings.getShape()).isEqualTo(new Shape(2, 128));
            assertThat(network.extractor().block().getOutputShapes(new Shape[] {network.shape(2)}))
                    .containsExactly(new Shape(2, 128));
            // Means of what a ReLU let through.
            assertThat(embeddings.gte(0).all().getBoolean()).isTrue();
            assertThat(embeddings.max().getFloat()).isPositive();
        }
    }

    // Zagoruyko and Komodakis, table 1: 32 x 32, 16 x 16 and 8 x 8. The first convolution of a group halves, in the
    // Lua code of the authors, and the one of its shortcut with it.
    @Test
    void halvesTheSidesInTheFirstConvolutionsOfTheSecondAndTheThirdGroup() {
        try (TestNetwork network = new TestNetwork(wideResNet(16, 1), 32)) {
            Map<String, Long> expected = new LinkedHashMap<>();
            expected.put("conv1", 32L);
            for (int group = 1; group <= 3; group++) {
                String name = "block" + group + ".layer.";
                long side = 64 >> group;
                for (String convolution : List.of("0.conv1", "0.conv2", "1.conv1", "1.conv2")) {
                    expected.put(name + convolution, side);
                }
                if (group > 1) {
                    expected.put(name + "0.convShortcut", side);
                }
            }
            assertThat(network.sidesAfterConvolutions()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void calculatesWhatThePaperSays(int widthFactor) {
        try (TestNetwork network = new TestNetwork(wideResNet(16, widthFactor, DROPOUT), 8)) {
            Pixelwise by = new Pixelwise(network.extractor().parameters());
            double[] pixel = by.convolve("conv1", new double[] {1, -2, 0.5});
            for (int group = 1; group <= 3; group++) {
                pixel = block(by, "block" + group + ".layer.0.", pixel, group > 1 || widthFactor > 1);
                pixel = block(by, "block" + group + ".layer.1.", pixel, false);
            }
            double[] expected = by.normaliseAndRectify("bn1", pixel);

            NDArray colour = network.manager().create(new float[] {1, -2, 0.5f}, new Shape(1, 3, 1, 1));
            NDArray images = network.manager().zeros(network.shape(2)).add(colour);
            NDArray embeddings = network.forward(images, false);

            for (int image = 0; image < 2; image++) {
                float[] actual = embeddings.get(image).toFloatArray();
                assertThat(actual).hasSameSizeAs(expected);
                for (int i = 0; i < expected.length; i++) {
                    assertThat((double) actual[i]).isCloseTo(expected[i], within(1e-4 * (1 + expected[i])));
                }
            }
        }
    }

    private static double[] block(Pixelwise by, String name, double[] input, boolean projected) {
        double[] activated = by.normaliseAndRectify(name + "bn1", input);
        double[] inner = by.normaliseAndRectify(name + "bn2", by.convolve(name + "conv1", activated));
        double[] carried = projected ? by.convolve(name + "convShortcut", activated) : input;
        return sum(by.convolve(name + "conv2", inner), carried);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsTheChannelsLastLayoutThroughout(boolean training) {
        try (TestNetwork network = new TestNetwork(wideResNet(16, 2, DROPOUT), 16)) {
            assertThat(network.blocksThatLoseTheLayout(training)).isEmpty();
        }
    }

    @Test
    void wouldShowALayoutThatWasLost() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray array = manager.randomNormal(new Shape(2, 4, 4, 8));
            assertThat(TestNetwork.liesChannelsLast(array)).isFalse();
            assertThat(TestNetwork.liesChannelsLast(array.transpose(0, 3, 1, 2)))
                    .isTrue();
        }
    }

    @Test
    void leavesOpenOnlyTheEmbeddings() {
        try (TestNetwork network = new TestNetwork(wideResNet(16, 2, DROPOUT), 8)) {
            NDArray images = network.images(2);
            int before = network.manager().getManagedArrays().size();

            for (boolean training : new boolean[] {true, false}) {
                NDArray embeddings = network.forward(images, training);
                assertThat(network.manager().getManagedArrays()).hasSize(before + 1);
                embeddings.close();
            }
        }
    }

    @Test
    void drawsDropoutFromTheEngineInTrainingOnly() {
        try (TestNetwork network = new TestNetwork(wideResNet(10, 1, DROPOUT), 8);
                TestNetwork without = new TestNetwork(wideResNet(10, 1), 8)) {
            NDArray images = network.images(4);
            float[] evaluated = network.forward(images, false).toFloatArray();
            assertThat(without.forward(images, false).toFloatArray()).isEqualTo(evaluated);

            float[] first = trained(network, images, 7);
            assertThat(trained(network, images, 7)).isEqualTo(first);
            assertThat(trained(network, images, 8)).isNotEqualTo(first);
            assertThat(trained(without, images, 7)).isEqualTo(trained(without, images, 8));
        }
    }

    private static float[] trained(TestNetwork network, NDArray images, int seed) {
        Engine.getInstance().setRandomSeed(seed);
        return network.forward(images, true).toFloatArray();
    }

    @Test
    void dropsOutBetweenTheReluAndTheSecondConvolution() {
        try (TestNetwork network = new TestNetwork(wideResNet(10, 1, DROPOUT), 8)) {
            Block residual = network.extractor().block().getChildren().valueAt(1);
            List<String> branch =
                    residual.getChildren().valueAt(0).getChildren().keys();
            assertThat(branch)
                    .containsExactly(
                            "01BatchNorm2d",
                            "02LambdaBlock",
                            "03Conv2d",
                            "04BatchNorm2d",
                            "05LambdaBlock",
                            "06Dropout",
                            "07Conv2d");
        }
    }

    @Test
    void drawsKaimingNormalWeightsByTheFanOut() {
        try (TestNetwork network = new TestNetwork(wideResNet(10, 2), 8)) {
            NDArray weight = network.parameter("block3.layer.0.conv1.weight").getArray();
            // Deviation sqrt(2 / fan out), here sqrt(2 / (128 * 9)) = 0.041667; by the fan in, 64 * 9, it would be
            // 0.058926. Of 73,728 draws the estimate is off by about 0.3 %.
            assertThat(weight.mean().getFloat()).isCloseTo(0, within(0.001f));
            assertThat(Math.sqrt(weight.square().mean().getFloat())).isCloseTo(0.041667, within(0.0007));
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 32", "32, 30", "2, 2", "33, 33"})
    void refusesSidesThatAreNoMultiplesOf4(int height, int width) {
        assertThatThrownBy(() -> wideResNet(10, 1).build(new ImageShape(height, width, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "wide-resnet takes images whose height and width are multiples of 4, not %d x %d pixels",
                        height, width);
    }

    @Test
    void refusesImagesThatAreNeitherGreyNorColour() {
        assertThatThrownBy(() -> wideResNet(10, 1).build(new ImageShape(32, 32, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wide-resnet takes images of 1 or 3 channels, not 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 4, 9, 11, 20, 32})
    void refusesDepthsThatAreNot6nPlus4(int depth) {
        assertThatThrownBy(() -> new WideResNetOptions(depth, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("depth must be 6n + 4 (10, 16, 22, 28, 34, 40, ...), not " + depth);
    }
}
