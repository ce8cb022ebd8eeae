package counterpoise.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import counterpoise.api.ImageShape;
import counterpoise.api.architecture.FeatureExtractor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResNetTest {

    private static final int SIDE = 8;
    private static final int BATCH = 4;

    private NDManager manager;
    private ParameterStore store;

    @BeforeEach
    void open() {
        Engine.getInstance().setRandomSeed(42);
        manager = NDManager.newBaseManager();
        store = new ParameterStore(manager, false);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    // Depths 32 and 56: the published checkpoints. All worked by hand: the stem 464; first blocks of the stages 4,672 +
    // 13,952 + 55,552; further ones 4,672 + 18,560 + 73,984 for each 6 layers; the classifier of ten classes 650.
    @ParameterizedTest
    @CsvSource({"8, 75290", "20, 269722", "32, 464154", "44, 658586", "56, 853018", "110, 1727962"})
    void hasThePublishedNumberOfParameters(int depth, long withClassifierOfTenClasses) {
        long trained = initialized(depth, 3).parameters().values().stream()
                .filter(Parameter::requiresGradient)
                .mapToLong(parameter -> parameter.getShape().size())
                .sum();
        assertThat(trained).isEqualTo(withClassifierOfTenClasses - 650);
    }

    @Test
    void namesItsParametersAsThePublishedStateDictDoes() {
        FeatureExtractor extractor = initialized(20, 3);
        Map<String, Shape> shapes = new LinkedHashMap<>();
        extractor.parameters().forEach((name, parameter) -> shapes.put(name, parameter.getShape()));

        assertThat(new ArrayList<>(shapes.entrySet()))
                .isEqualTo(new ArrayList<>(expectedShapes(3).entrySet()));
        assertThat(shapes)
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
    @CsvSource({"32, 32, 3", "28, 28, 1", "4, 4, 3", "8, 12, 3"})
    void turnsImagesIntoEmbeddings(int height, int width, int channels) {
        FeatureExtractor extractor =
                new ResNet(1, Shortcut.ZERO_PADDING).build(new ImageShape(height, width, channels));
        Shape input = new Shape(2, channels, height, width);
        extractor.block().initialize(manager, DataType.FLOAT32, input);

        NDArray embeddings = forward(extractor, manager.randomNormal(input), true);

        assertThat(embeddings.getShape()).isEqualTo(new Shape(2, 64));
        assertThat(extractor.block().getOutputShapes(new Shape[] {input})).containsExactly(new Shape(2, 64));
        // Means of what a ReLU let through.
        assertThat(embeddings.gte(0).all().getBoolean()).isTrue();
        assertThat(embeddings.max().getFloat()).isPositive();
    }

    @Test
    void givesTheSameForEitherMemoryLayout() {
        FeatureExtractor extractor = initialized(20, 3);
        NDArray channelsLast = images();
        NDArray channelsFirst = manager.create(channelsLast.toFloatArray(), channelsLast.getShape());

        for (boolean training : new boolean[] {true, false}) {
            assertThat(forward(extractor, channelsLast, training).toFloatArray())
                    .containsExactly(forward(extractor, channelsFirst, training).toFloatArray(), within(1e-5f));
        }
    }

    @ParameterizedTest
    @EnumSource(Shortcut.class)
    void keepsTheChannelsLastLayoutThroughout(Shortcut shortcut) {
        try (TestNetwork network = new TestNetwork(new ResNet(2, shortcut), 16)) {
            assertThat(network.blocksThatLoseTheLayout(true)).isEmpty();
            assertThat(network.blocksThatLoseTheLayout(false)).isEmpty();
        }
    }

    // 512 + 64 and 2,048 + 128 more than with zero padding: ResNet-20 has the 272,474 of published counts.
    @ParameterizedTest
    @CsvSource({"20, 272474", "32, 466906", "56, 855770"})
    void hasTwoProjectionsMoreWithOptionB(int depth, long withClassifierOfTenClasses) {
        try (TestNetwork network =
                new TestNetwork(new ResNetPlugin().create(new ResNetOptions(depth, Shortcut.PROJECTION)), SIDE)) {
            assertThat(network.trainedParameters()).isEqualTo(withClassifierOfTenClasses - 650);
        }
    }

    @Test
    void namesProjectionsAsThePublishedStateDictDoes() {
        try (TestNetwork network = new TestNetwork(new ResNet(1, Shortcut.PROJECTION), SIDE)) {
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
        try (TestNetwork network = new TestNetwork(new ResNet(2, shortcut), SIDE)) {
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

    @Test
    void sendsGradientsToEveryTrainedParameter() {
        FeatureExtractor extractor = initialized(20, 3);

        step(extractor, images());

        extractor.parameters().forEach((name, parameter) -> {
            if (parameter.requiresGradient()) {
                try (NDArray gradient = parameter.getArray().getGradient()) {
                    assertThat(gradient.abs().sum().getFloat()).as(name).isPositive();
                    assertThat(gradient.isNaN().any().getBoolean()).as(name).isFalse();
                }
            }
        });
    }

    @Test
    void leavesNothingWithTheModelAfterABatch() {
        FeatureExtractor extractor = initialized(20, 3);
        NDArray images = images();
        int before = manager.getManagedArrays().size();
        for (int i = 0; i < 3; i++) {
            try (NDManager batch = manager.newSubManager()) {
                NDArray input = images.duplicate();
                input.attach(batch);
                step(extractor, input);
            }
            assertThat(manager.getManagedArrays()).hasSize(before);
        }
    }

    @Test
    void leavesOpenOnlyTheEmbeddings() {
        FeatureExtractor extractor = initialized(20, 3);
        NDArray images = images();
        int before = manager.getManagedArrays().size();

        forward(extractor, images, false);

        assertThat(manager.getManagedArrays()).hasSize(before + 1);
    }

    @Test
    void movesRunningStatisticsInTrainingOnly() {
        FeatureExtractor extractor = initialized(8, 3);
        Map<String, float[]> initial = runningStatistics(extractor);

        forward(extractor, images(), false);
        runningStatistics(extractor)
                .forEach((name, values) -> assertThat(values).as(name).isEqualTo(initial.get(name)));

        forward(extractor, images(), true);
        runningStatistics(extractor)
                .forEach((name, values) -> assertThat(values).as(name).isNotEqualTo(initial.get(name)));
    }

    @Test
    void drawsTheSameWeightsFromTheSameSeed() {
        Engine.getInstance().setRandomSeed(7);
        FeatureExtractor first = initialized(8, 3);
        Engine.getInstance().setRandomSeed(7);
        FeatureExtractor second = initialized(8, 3);
        Engine.getInstance().setRandomSeed(8);
        FeatureExtractor other = initialized(8, 3);

        NDArray images = images();
        float[] embeddings = forward(first, images, true).toFloatArray();
        assertThat(forward(second, images, true).toFloatArray()).isEqualTo(embeddings);
        assertThat(forward(other, images, true).toFloatArray()).isNotEqualTo(embeddings);
    }

    @Test
    void drawsKaimingNormalWeights() {
        NDArray weight =
                initialized(8, 3).parameters().get("layer3.0.conv2.weight").getArray();

        // He et al. 2015, equation 10: deviation sqrt(2 / fan in), here sqrt(2 / (64 * 9)) = 0.058926. Of 36,864
        // draws the estimate is off by about 0.4 %.
        assertThat(weight.mean().getFloat()).isCloseTo(0, within(0.002f));
        assertThat(Math.sqrt(weight.square().mean().getFloat())).isCloseTo(0.058926, within(0.0015));
    }

    @ParameterizedTest
    @CsvSource({"30, 32", "32, 30", "2, 2", "33, 33"})
    void refusesSidesThatAreNoMultiplesOf4(int height, int width) {
        assertThatThrownBy(() -> new ResNet(1, Shortcut.ZERO_PADDING).build(new ImageShape(height, width, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "resnet takes images whose height and width are multiples of 4, not %d x %d pixels",
                        height, width);
    }

    @Test
    void refusesImagesThatAreNeitherGreyNorColour() {
        assertThatThrownBy(() -> new ResNet(1, Shortcut.ZERO_PADDING).build(new ImageShape(32, 32, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resnet takes images of 1 or 3 channels, not 4");
    }

    private FeatureExtractor initialized(int depth, int channels) {
        FeatureExtractor extractor = new ResNetPlugin()
                .create(new ResNetOptions(depth, Shortcut.ZERO_PADDING))
                .build(new ImageShape(SIDE, SIDE, channels));
        extractor.block().initialize(manager, DataType.FLOAT32, new Shape(1, channels, SIDE, SIDE));
        return extractor;
    }

    /** Images as the runtime gives them: a view, channels first, of pixels that lie channels last. */
    private NDArray images() {
        return manager.randomNormal(new Shape(BATCH, SIDE, SIDE, 3)).transpose(0, 3, 1, 2);
    }

    private NDArray forward(FeatureExtractor extractor, NDArray images, boolean training) {
        return extractor.block().forward(store, new NDList(images), training).singletonOrThrow();
    }

    private void step(FeatureExtractor extractor, NDArray images) {
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(forward(extractor, images, true).square().sum());
        }
    }

    private static Map<String, float[]> runningStatistics(FeatureExtractor extractor) {
        Map<String, float[]> statistics = new LinkedHashMap<>();
        extractor.parameters().forEach((name, parameter) -> {
            if (name.contains("running_")) {
                statistics.put(name, parameter.getArray().toFloatArray());
            }
        });
        return statistics;
    }
}
