package counterpoise.architectures;

import static counterpoise.architectures.Pixelwise.concatenate;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenseNetTest {

    private static Architecture denseNet(int depth, int growthRate, boolean bottleneck, double compression) {
        return new DenseNetPlugin().create(new DenseNetOptions(depth, growthRate, bottleneck, compression));
    }

    // Huang et al., table 2, rounds the first five to 1.0, 7.0, 0.8, 15.3 and 25.6 million. All worked by hand: for the
    // last, of one plain layer a block, the stem 432, the layers 608 + 760 + 912, the transitions 440 + 624, the last
    // normalisation 56, the classifier 290.
    @ParameterizedTest
    @CsvSource({
        "40, 12, false, 1, 448, 1019722",
        "100, 12, false, 1, 1168, 6979642",
        "100, 12, true, 0.5, 342, 769162",
        "250, 24, true, 0.5, 1734, 15324406",
        "190, 40, true, 0.5, 2190, 25624430",
        "10, 4, true, 0.5, 9, 2666",
        "7, 4, false, 1, 28, 4122"
    })
    void hasThePublishedNumberOfParameters(
            int depth,
            int growthRate,
            boolean bottleneck,
            double compression,
            int width,
            long withClassifierOfTenClasses) {
        try (TestNetwork network = new TestNetwork(denseNet(depth, growthRate, bottleneck, compression), 8)) {
            assertThat(network.extractor().width()).isEqualTo(width);
            assertThat(network.trainedParameters()).isEqualTo(withClassifierOfTenClasses - 10 * (width + 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 0.5, 24", "true, 1, 16", "false, 0.5, 16", "false, 1, 16"})
    void beginsWithTwiceTheGrowthRateForBcAnd16ChannelsElse(boolean bottleneck, double compression, int channels) {
        try (TestNetwork network = new TestNetwork(denseNet(10, 12, bottleneck, compression), 8)) {
            assertThat(network.shapes()).containsEntry("conv1.weight", new Shape(channels, 3, 3, 3));
        }
    }

    @Test
    void namesItsParametersAsTheCommonStateDictDoes() {
        try (TestNetwork network = new TestNetwork(denseNet(16, 3, true, 0.5), 8)) {
            Map<String, Shape> expected = new LinkedHashMap<>();
            expected.put("conv1.weight", new Shape(6, 3, 3, 3));
            int[] before = {6, 6, 6};
            for (int block = 1; block <= 3; block++) {
                int channels = before[block - 1];
                for (int position = 0; position < 2; position++) {
                    String name = "block" + block + ".layer." + position + ".";
                    putNormalisation(expected, name + "bn1", channels);
                    expected.put(name + "conv1.weight", new Shape(12, channels, 1, 1));
                    putNormalisation(expected, name + "bn2", 12);
                    expected.put(name + "conv2.weight", new Shape(3, 12, 3, 3));
                    channels += 3;
                }
                if (block < 3) {
                    putNormalisation(expected, "trans" + block + ".bn1", 12);
                    expected.put("trans" + block + ".conv1.weight", new Shape(6, 12, 1, 1));
                }
            }
            putNormalisation(expected, "bn1", 12);

            assertThat(new ArrayList<>(network.shapes().entrySet())).isEqualTo(new ArrayList<>(expected.entrySet()));
            assertThat(network.extractor().headName()).isEqualTo("fc");
        }
    }

    @Test
    void namesOneConvolutionALayerWithoutBottlenecks() {
        try (TestNetwork network = new TestNetwork(denseNet(10, 3, false, 0.9), 8)) {
            assertThat(network.shapes())
                    .containsEntry("block1.layer.1.conv1.weight", new Shape(3, 19, 3, 3))
                    // 16 + 2 * 3 = 22 channels, of which 19.8 stay.
                    .containsEntry("trans1.conv1.weight", new Shape(19, 22, 1, 1))
                    .doesNotContainKey("block1.layer.1.conv2.weight");
        }
    }

    private static void putNormalisation(Map<String, Shape> shapes, String name, int channels) {
        for (String kind : List.of("weight", "bias", "running_mean", "running_var")) {
            shapes.put(name + "." + kind, new Shape(channels));
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 32, 3", "64, 64, 3", "28, 28, 1", "4, 4, 3", "8, 12, 3"})
    void turnsImagesIntoEmbeddings(int height, int width, int channels) {
        try (TestNetwork network =
                new TestNetwork(denseNet(16, 12, true, 0.5), new ImageShape(height, width, channels), 42)) {
            NDArray embeddings = network.forward(network.images(2), true);

            // 24 + 24 = 48, 24 + 24 = 48, 24 + 24 = 48.
            assertThat(embeddings.getShape()).isEqualTo(new Shape(2, 48));
            assertThat(network.extractor().block().getOutputShapes(new Shape[] {network.shape(2)}))
                    .containsExactly(new Shape(2, 48));
            // Means of what a ReLU let through.
            assertThat(embeddings.gte(0).all().getBoolean()).isTrue();
            assertThat(embeddings.max().getFloat()).isPositive();
        }
    }

    // Huang et al., section 3: blocks at 32 x 32, 16 x 16 and 8 x 8; the convolution of a transition comes before its
    // pooling.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void halvesTheSidesInTheTransitions(boolean bottleneck) {
        try (TestNetwork network = new TestNetwork(denseNet(bottleneck ? 16 : 10, 4, bottleneck, 0.5), 32)) {
            Map<String, Long> expected = new LinkedHashMap<>();
            expected.put("conv1", 32L);
            for (int block = 1; block <= 3; block++) {
                long side = 64 >> block;
                for (int position = 0; position < 2; position++) {
                    String name = "block%d.layer.%d.".formatted(block, position);
                    expected.put(name + "conv1", side);
                    if (bottleneck) {
                        expected.put(name + "conv2", side);
                    }
                }
                if (block < 3) {
                    expected.put("trans" + block + ".conv1", side);
                }
            }
            assertThat(network.sidesAfterConvolutions()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 0.5", "false, 1", "false, 0.7"})
    void calculatesWhatThePaperSays(boolean bottleneck, double compression) {
        int depth = bottleneck ? 16 : 10;
        try (TestNetwork network = new TestNetwork(denseNet(depth, 5, bottleneck, compression), 8)) {
            Pixelwise by = new Pixelwise(network.extractor().parameters());
            double[] pixel = by.convolve("conv1", new double[] {1, -2, 0.5});
            for (int block = 1; block <= 3; block++) {
                for (int position = 0; position < 2; position++) {
                    pixel = concatenate(
                            pixel, layer(by, "block%d.layer.%d.".formatted(block, position), pixel, bottleneck));
                }
                if (block < 3) {
                    String name = "trans" + block + ".";
                    pixel = by.convolve(name + "conv1", by.normaliseAndRectify(name + "bn1", pixel));
                }
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

    private static double[] layer(Pixelwise by, String name, double[] input, boolean bottleneck) {
        double[] first = by.convolve(name + "conv1", by.normaliseAndRectify(name + "bn1", input));
        return bottleneck ? by.convolve(name + "conv2", by.normaliseAndRectify(name + "bn2", first)) : first;
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void keepsTheChannelsLastLayoutThroughout(boolean training, boolean bottleneck) {
        try (TestNetwork network = new TestNetwork(denseNet(16, 6, bottleneck, 0.5), 16)) {
            assertThat(network.blocksThatLoseTheLayout(training)).isEmpty();
        }
    }

    @Test
    void leavesOpenOnlyTheEmbeddings() {
        try (TestNetwork network = new TestNetwork(denseNet(16, 6, true, 0.5), 8)) {
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
    void drawsKaimingNormalWeightsByTheFanOut() {
        try (TestNetwork network = new TestNetwork(denseNet(16, 32, true, 0.5), 8)) {
            NDArray weight = network.parameter("block3.layer.1.conv2.weight").getArray();
            // Deviation sqrt(2 / fan out), here sqrt(2 / (32 * 9)) = 0.083333; by the fan in, 128 * 9, it would be
            // 0.041667. Of 36,864 draws the estimate is off by about 0.4 %.
            assertThat(weight.mean().getFloat()).isCloseTo(0, within(0.002f));
            assertThat(Math.sqrt(weight.square().mean().getFloat())).isCloseTo(0.083333, within(0.0015));
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 32", "32, 30", "2, 2", "33, 33"})
    void refusesSidesThatAreNoMultiplesOf4(int height, int width) {
        assertThatThrownBy(() -> denseNet(10, 4, true, 0.5).build(new ImageShape(height, width, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "densenet takes images whose height and width are multiples of 4, not %d x %d pixels",
                        height, width);
    }

    @ParameterizedTest
    @CsvSource({
        "4, true, 'depth must be 6n + 4 with bottlenecks (10, 16, 22, ..., 40, ..., 100, ..., 190), not 4'",
        "13, true, 'depth must be 6n + 4 with bottlenecks (10, 16, 22, ..., 40, ..., 100, ..., 190), not 13'",
        "4, false, 'depth must be 3n + 4 without bottlenecks (7, 10, 13, ..., 40, ..., 100), not 4'",
        "41, false, 'depth must be 3n + 4 without bottlenecks (7, 10, 13, ..., 40, ..., 100), not 41'"
    })
    void refusesDepthsThatGiveNoWholeLayers(int depth, boolean bottleneck, String message) {
        assertThatThrownBy(() -> new DenseNetOptions(depth, 12, bottleneck, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesCompressionThatLeavesNothing() {
        assertThat(new DenseNetOptions(10, 12, true, 0.1).compression()).isEqualTo(0.1);
        assertThatThrownBy(() -> new DenseNetOptions(10, 12, true, 0.01))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("compression 0.01 leaves none of the 12 channels that a block adds; raise it");
    }
}
