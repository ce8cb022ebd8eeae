package counterpoise.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.architecture.FeatureExtractor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResNetTest {

    private static final int SIDE = 8;

    private static Architecture resNet(int depth, Shortcut shortcut) {
        return new ResNetPlugin().create(new ResNetOptions(depth, shortcut));
    }

    private static Architecture resNet(int depth) {
        return resNet(depth, Shortcut.ZERO_PADDING);
    }

    // Depth 32 with 10 classes and 56 with 5: the published checkpoints. All worked by hand: the stem 464; first blocks
    // of the stages 4,672 + 13,952 + 55,552; further ones 4,672 + 18,560 + 73,984 for each 6 layers; the classifier 65
    // a class.
    @ParameterizedTest
    @CsvSource({
        "8, 10, 75290",
        "20, 10, 269722",
        "32, 10, 464154",
        "32, 100, 470004",
        "44, 10, 658586",
        "56, 10, 853018",
        "56, 5, 852693",
        "110, 10, 1727962"
    })
    void hasThePublishedNumberOfParameters(int depth, int classes, long withClassifier) {
        try (TestNetwork network = new TestNetwork(resNet(depth), SIDE)) {
            assertThat(network.trainedParameters()).isEqualTo(withClassifier - 65 * classes);
        }
    }

    // He et al., section 4.2: maps of 32 x 32, 16 x 16 and 8 x 8. The first convolution of a stage halves, in the code
    // of LDAM-DRW, and the shortcut with it.
    @ParameterizedTest
    @EnumSource(Shortcut.class)
    void halvesTheSidesInTheFirstConvolutionsOfTheSecondAndTheThirdStage(Shortcut shortcut) {
        try (TestNetwork network = new TestNetwork(resNet(14, shortcut), 32)) {
            Map<String, Long> expected = new LinkedHashMap<>();
            expected.put("conv1", 32L);
            for (int stage = 1; stage <= 3; stage++) {
                String name = "layer" + stage + ".";
                long side = 64 >> stage;
                for (String convolution : List.of("0.conv1", "0.conv2", "1.conv1", "1.conv2")) {
                    expected.put(name + convolution, side);
                }
                if (stage > 1 && shortcut == Shortcut.PROJECTION) {
                    expected.put(name + "0.shortcut.0", side);
                }
            }
            assertThat(network.sidesAfterConvolutions()).isEqualTo(expected);
        }
    }

    @Test
    void namesItsParametersAsThePublishedStateDictDoes() {
        try (TestNetwork network = new TestNetwork(resNet(20), SIDE)) {
            FeatureExtractor extractor = network.extractor();
            assertThat(new ArrayList<>(network.shapes().entrySet()))
                    .isEqualTo(new ArrayList<>(expectedShapes(3).entrySet()));
            assertThat(network.shapes())
                    .hasSize(95)
                    .containsEntry("conv1.weight", new Shape(16, 3, 3, 3))
                    .containsEntry("layer1.0.bn1.running_mean", new Shape(16))
                    .containsEntry("layer2.0.conv1.weight", new Shape(32, 16, 3, 3))
                    .containsEntry("layer3.2.conv2.weight", new Shape(64, 64, 3, 3))
                    .containsEntry("layer3.2.bn2.running_var", new Shape(64));
            assertThat(extractor.headName()).isEqualTo("linear");
            assertThat(extractor.width()).isEqualTo(64);
            assertThat(extractor.block().getParameters().values())
                    .containsExactlyInAnyOrderElementsOf(extractor.parameters().values());
        }
    }

    private static Map<String, Shape> expectedShapes(int blocksPerStage) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        putConvolutionAndNormalisation(shapes, "", 1, 3, 16);
        int before = 16;
        for (int stage = 1; stage <= 3; stage++) {
            int channels = 8 << stage;
            for (int position = 0; position < blocksPerStage; position++) {
                String prefix = "layer" + stage + "." + position + ".";
                putConvolutionAndNormalisation(shapes, prefix, 1, before, channels);
                putConvolutionAndNormalisation(shapes, prefix, 2, channels, channels);
                before = channels;
            }
        }
        return shapes;
    }

    private static void putConvolutionAndNormalisation(
            Map<String, Shape> shapes, String prefix, int number, int inputChannels, int channels) {
        shapes.put(prefix + "conv" + number + ".weight", new Shape(channels, inputChannels, 3, 3));
        for (String name : List.of("weight", "bias", "running_mean", "running_var")) {
            shapes.put(prefix + "bn" + number + "." + name, new Shape(channels));
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 32, 3", "64, 64, 3", "28, 28, 1", "4, 4, 3", "8, 12, 3"})
    void turnsImagesIntoEmbeddings(int height, int width, int channels) {
        try (TestNetwork network = new TestNetwork(resNet(8), new ImageShape(height, width, channels), 42)) {
            NDArray embeddings = network.forward(network.images(2), true);

            assertThat(embeddings.getShape()).isEqualTo(new Shape(2, 64));
            assertThat(network.extractor().block().getOutputShapes(new Shape[] {network.shape(2)}))
                    .containsExactly(new Shape(2, 64));
            // Means of what a ReLU let through.
            assertThat(embeddings.gte(0).all().getBoolean()).isTrue();
            assertThat(embeddings.max().getFloat()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(Shortcut.class)
    void keepsTheChannelsLastLayoutThroughout(Shortcut shortcut) {
        try (TestNetwork network = new TestNetwork(resNet(14, shortcut), 16)) {
            assertThat(network.blocksThatLoseTheLayout(true)).isEmpty();
            assertThat(network.blocksThatLoseTheLayout(false)).isEmpty();
        }
    }

    // 512 + 64 and 2,048 + 128 more than with zero padding: ResNet-20 has the 272,474 of published counts.
    @ParameterizedTest
    @CsvSource({"20, 272474", "32, 466906", "56, 855770"})
    void hasTwoProjectionsMoreWithOptionB(int depth, long withClassifierOfTenClasses) {
        try (TestNetwork network = new TestNetwork(resNet(depth, Shortcut.PROJECTION), SIDE)) {
            assertThat(network.trainedParameters()).isEqualTo(withClassifierOfTenClasses - 650);
        }
    }

    @Test
    void namesProjectionsAsThePublishedStateDictDoes() {
        try (TestNetwork network = new TestNetwork(resNet(8, Shortcut.PROJECTION), SIDE)) {
            List<String> names = new ArrayList<>(network.shapes().keySet());
            int last = names.indexOf("layer2.0.bn2.running_var");
            assertThat(names.subList(last + 1, last + 6))
                    .containsExactly(
                            "layer2.0.shortcut.0.weight",
                            "layer2.0.shortcut.1.weight",
                            "layer2.0.shortcut.1.bias",
                            "layer2.0.shortcut.1.running_mean",
                            "layer2.0.shortcut.1.running_var");
            assertThat(network.shapes())
                    .containsEntry("layer2.0.shortcut.0.weight", new Shape(32, 16, 1, 1))
                    .containsEntry("layer3.0.shortcut.1.bias", new Shape(64));
            assertThat(names).noneMatch(name -> name.startsWith("layer1.0.shortcut"));
        }
    }

    @ParameterizedTest
    @EnumSource(Shortcut.class)
    void calculatesWhatThePaperSays(Shortcut shortcut) {
        try (TestNetwork network = new TestNetwork(resNet(14, shortcut), SIDE)) {
            Pixelwise by = new Pixelwise(network.extractor().parameters());
            double[] expected = by.normaliseAndRectify("bn1", by.convolve("conv1", new double[] {1, -2, 0.5}));
            for (int stage = 1; stage <= 3; stage++) {
                for (int position = 0; position < 2; position++) {
                    String name = "layer%d.%d.".formatted(stage, position);
                    double[] carried = stage > 1 && position == 0 ? carried(by, name, expected, shortcut) : expected;
                    double[] inner = by.normaliseAndRectify(name + "bn1", by.convolve(name + "conv1", expected));
                    double[] branch = by.normalise(name + "bn2", by.convolve(name + "conv2", inner));
                    expected = Pixelwise.rectify(Pixelwise.sum(branch, carried));
                }
            }

            NDArray colour = network.manager().create(new float[] {1, -2, 0.5f}, new Shape(1, 3, 1, 1));
            NDArray images = network.manager().zeros(network.shape(1)).add(colour);
            float[] actual = network.forward(images, false).toFloatArray();

            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) actual[i]).isCloseTo(expected[i], within(1e-4 * (1 + expected[i])));
            }
        }
    }

    private static double[] carried(Pixelwise by, String name, double[] input, Shortcut shortcut) {
        if (shortcut == Shortcut.PROJECTION) {
            return by.normalise(name + "shortcut.1", by.convolve(name + "shortcut.0", input));
        }
        double[] zeros = new double[input.length / 2];
        return Pixelwise.concatenate(zeros, Pixelwise.concatenate(input, zeros));
    }

    @ParameterizedTest
    @EnumSource(Shortcut.class)
    void leavesOpenOnlyTheEmbeddings(Shortcut shortcut) {
        try (TestNetwork network = new TestNetwork(resNet(14, shortcut), SIDE)) {
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
    void drawsTheSameWeightsFromTheSameSeed() {
        ImageShape input = new ImageShape(SIDE, SIDE, 3);
        try (TestNetwork first = new TestNetwork(resNet(8), input, 7);
                TestNetwork second = new TestNetwork(resNet(8), input, 7);
                TestNetwork other = new TestNetwork(resNet(8), input, 8)) {
            NDArray images = first.images(4);
            float[] embeddings = first.forward(images, true).toFloatArray();
            assertThat(second.forward(images, true).toFloatArray()).isEqualTo(embeddings);
            assertThat(other.forward(images, true).toFloatArray()).isNotEqualTo(embeddings);
        }
    }

    @Test
    void drawsKaimingNormalWeightsByTheFanIn() {
        try (TestNetwork network = new TestNetwork(resNet(8), SIDE)) {
            NDArray weight = network.parameter("layer3.0.conv1.weight").getArray();

            // He et al. 2015, equation 10: deviation sqrt(2 / fan in), here sqrt(2 / (32 * 9)) = 0.083333; by the fan
            // out, 64 * 9, it would be 0.058926. Of 18,432 draws the estimate is off by about 0.5 %.
            assertThat(weight.mean().getFloat()).isCloseTo(0, within(0.003f));
            assertThat(Math.sqrt(weight.square().mean().getFloat())).isCloseTo(0.083333, within(0.002));
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 32", "32, 30", "2, 2", "33, 33"})
    void refusesSidesThatAreNoMultiplesOf4(int height, int width) {
        assertThatThrownBy(() -> resNet(8).build(new ImageShape(height, width, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "resnet takes images whose height and width are multiples of 4, not %d x %d pixels",
                        height, width);
    }

    @Test
    void refusesImagesThatAreNeitherGreyNorColour() {
        assertThatThrownBy(() -> resNet(8).build(new ImageShape(32, 32, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resnet takes images of 1 or 3 channels, not 4");
    }
}
