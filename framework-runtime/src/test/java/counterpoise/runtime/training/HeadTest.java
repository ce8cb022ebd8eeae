package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import counterpoise.api.loss.Loss;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeadTest {

    private static final TorchEngine ENGINE = TorchEngine.start(Device.cpu());
    private static final Offset<Float> ROUNDING = within(1e-6f);

    private NDManager manager;

    @BeforeEach
    void openManager() {
        manager = ENGINE.newManager();
        ENGINE.seed(7);
    }

    @AfterEach
    void closeManager() {
        manager.close();
    }

    private Head initialized(Head head, int width) {
        head.initialize(manager, width);
        return head;
    }

    private void set(Head head, String name, float... values) {
        NDArray target = head.parametersAs("fc").get(name).getArray();
        try (NDManager temporary = manager.newSubManager()) {
            temporary.create(values, target.getShape()).copyTo(target);
        }
    }

    private float[] logits(Head head, float... embedding) {
        try (NDManager batch = manager.newSubManager()) {
            return head.forward(
                            new ParameterStore(manager, false),
                            new NDList(batch.create(embedding, new Shape(1, embedding.length))),
                            false)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    @Test
    void linearLogitsAreWeightedSumsAndABias() {
        Head head = initialized(Head.ofNetwork(Loss.Head.LINEAR, 2, 3), 3);
        set(head, "fc.weight", 1, 2, 3, -1, 0, 1);
        set(head, "fc.bias", 0.5f, -0.5f);
        // Worked by hand: 1*2 + 2*0 + 3*(-1) + 0.5 = -0.5; -2 + 0 - 1 - 0.5 = -3.5.
        assertThat(logits(head, 2, 0, -1)).containsExactly(-0.5f, -3.5f);
    }

    @Test
    void cosineLogitsAreCosinesOfTheAnglesWhateverTheLengths() {
        Head head = initialized(Head.ofNetwork(Loss.Head.COSINE, 3, 2), 2);
        // The classes are columns: (3, 0), (0, 2), (-5, -5).
        set(head, "fc.weight", 3, 0, -5, 0, 2, -5);
        // Worked by hand: (3, 4)/5 against the unit columns: 0.6, 0.8, -(0.6 + 0.8)/sqrt(2).
        float[] expected = {0.6f, 0.8f, -0.98994949f};
        assertThat(logits(head, 3, 4)).containsExactly(expected, ROUNDING);
        assertThat(logits(head, 300, 400)).containsExactly(expected, ROUNDING);
    }

    @Test
    void cosineLogitsOfAnEmbeddingOfZerosAreZeros() {
        Head head = initialized(Head.ofNetwork(Loss.Head.COSINE, 2, 2), 2);
        assertThat(logits(head, 0, 0)).containsExactly(0, 0);
    }

    @Test
    void hasTheNamesAndShapesOfThePublishedNetworks() {
        Map<String, Parameter> linear =
                initialized(Head.ofNetwork(Loss.Head.LINEAR, 10, 64), 64).parametersAs("linear");
        assertThat(linear).containsOnlyKeys("linear.weight", "linear.bias");
        assertThat(linear.get("linear.weight").getArray().getShape()).isEqualTo(new Shape(10, 64));
        assertThat(linear.get("linear.bias").getArray().getShape()).isEqualTo(new Shape(10));
        // Worked by hand: 64 * 10 + 10.
        assertThat(linear.values().stream()
                        .mapToLong(parameter -> parameter.getArray().size())
                        .sum())
                .isEqualTo(650);

        Map<String, Parameter> cosine =
                initialized(Head.ofNetwork(Loss.Head.COSINE, 10, 64), 64).parametersAs("linear");
        assertThat(cosine).containsOnlyKeys("linear.weight");
        assertThat(cosine.get("linear.weight").getArray().getShape()).isEqualTo(new Shape(64, 10));
    }

    @Test
    void aNetworksLinearHeadStartsFromKaimingNormalWeightsAndUniformBiases() {
        Map<String, Parameter> head =
                initialized(Head.ofNetwork(Loss.Head.LINEAR, 1000, 64), 64).parametersAs("fc");
        // He et al. 2015, eq. 10: deviation sqrt(2 / fan in) = sqrt(2 / 64) = 0.17678.
        assertThat(deviation(head.get("fc.weight"))).isCloseTo(0.17678, within(0.002));
        assertThat(largest(head.get("fc.bias"))).isBetween(0.12f, 0.125f);
    }

    @Test
    void aNetworksCosineHeadStartsFromUniformColumnsBroughtToLengthOne() {
        Map<String, Parameter> head =
                initialized(Head.ofNetwork(Loss.Head.COSINE, 100, 64), 64).parametersAs("fc");
        NDArray weight = head.get("fc.weight").getArray();
        assertThat(weight.getManager()).isSameAs(manager);
        assertThat(weight.norm(new int[] {0}, false).toFloatArray())
                .hasSize(100)
                .containsOnly(new float[] {1}, ROUNDING);
        // A column of 64 numbers drawn from -1 to 1 is about sqrt(64 / 3) long, so that none of its numbers is above
        // sqrt(3 / 64) = 0.2165 by much; of normal ones, the largest of 6,400 would be about 3.8 / 8 = 0.475.
        assertThat(largest(head.get("fc.weight"))).isBetween(0.22f, 0.28f);
        assertThat(weight.mean().getFloat()).isCloseTo(0, within(0.01f));
    }

    @Test
    void aRetrainedHeadStartsFromUniformWeightsAndBiases() {
        Head head = initialized(Head.ofRetraining(1000, 16), 16);
        assertThat(head.kind()).isEqualTo(Loss.Head.LINEAR);
        // 1/sqrt(16) = 0.25; a uniform number from -0.25 to 0.25 has the deviation 0.25/sqrt(3) = 0.14434.
        head.parametersAs("fc").forEach((name, parameter) -> {
            assertThat(largest(parameter)).as(name).isBetween(0.245f, 0.25f);
            assertThat(deviation(parameter)).as(name).isCloseTo(0.14434, within(0.01));
        });
    }

    @Test
    void startsFromTheSameNumbersAtTheSameSeed() {
        ENGINE.seed(11);
        float[] first = initialized(Head.ofRetraining(3, 4), 4)
                .parametersAs("fc")
                .get("fc.weight")
                .getArray()
                .toFloatArray();
        ENGINE.seed(11);
        float[] second = initialized(Head.ofRetraining(3, 4), 4)
                .parametersAs("fc")
                .get("fc.weight")
                .getArray()
                .toFloatArray();
        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(Loss.Head.class)
    void leavesNoArrayBehindOnTheModelsManager(Loss.Head kind) {
        Head head = initialized(Head.ofNetwork(kind, 3, 4), 4);
        ParameterStore store = new ParameterStore(manager, false);
        head.parametersAs("fc")
                .values()
                .forEach(parameter -> parameter.getArray().setRequiresGradient(true));
        int before = manager.getManagedArrays().size();
        for (int i = 0; i < 3; i++) {
            try (NDManager batch = manager.newSubManager();
                    GradientCollector collector = ENGINE.collectGradients()) {
                NDArray logits = head.forward(store, new NDList(batch.ones(new Shape(5, 4))), true)
                        .singletonOrThrow();
                assertThat(logits.getManager()).isSameAs(batch);
                collector.backward(logits.sum());
            }
            assertThat(manager.getManagedArrays()).hasSize(before);
        }
    }

    private static double deviation(Parameter parameter) {
        float[] values = parameter.getArray().toFloatArray();
        double squares = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] * values[i])
                .sum();
        return Math.sqrt(squares / values.length);
    }

    private static float largest(Parameter parameter) {
        float largest = 0;
        for (float value : parameter.getArray().toFloatArray()) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
