package counterpoise.architectures.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchNorm2dTest {

    private static final Offset<Float> TOLERANCE = within(1e-6f);
    private static final double EPSILON = 1e-5;

    private NDManager manager;
    private ParameterStore store;
    private BatchNorm2d block;

    /** Two images of two channels and 1 x 2 pixels: channel 0 holds 1 2 3 6, channel 1 holds 0 0 4 4. */
    private NDArray input;

    @BeforeEach
    void makeABlockOfTwoChannels() {
        Engine.getInstance();
        manager = NDManager.newBaseManager();
        store = new ParameterStore(manager, false);
        block = new BatchNorm2d(2);
        input = manager.create(new float[] {1, 2, 0, 0, 3, 6, 4, 4}, new Shape(2, 2, 1, 2));
        block.initialize(manager, DataType.FLOAT32, input.getShape());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void startsAsTheStandardNormalisation() {
        assertThat(values("weight")).containsExactly(1, 1);
        assertThat(values("bias")).containsExactly(0, 0);
        assertThat(values("running_mean")).containsExactly(0, 0);
        assertThat(values("running_var")).containsExactly(1, 1);
    }

    @Test
    void normalisesByTheBiasedVarianceOfTheBatchInTraining() {
        set("weight", 2, 1);
        set("bias", 0.5f, -1);

        float[] output = forward(true);

        // Worked by hand: means 3 and 2; biased variances (4 + 1 + 0 + 9) / 4 = 3.5 and (4 + 4 + 4 + 4) / 4 = 4.
        double first = 2 / Math.sqrt(3.5 + EPSILON);
        double second = 1 / Math.sqrt(4 + EPSILON);
        double[] expected = {
            -2 * first + 0.5, -1 * first + 0.5, -2 * second - 1, -2 * second - 1,
            0 * first + 0.5, 3 * first + 0.5, 2 * second - 1, 2 * second - 1
        };
        assertThat(output).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(output[i]).isCloseTo((float) expected[i], TOLERANCE);
        }
    }

    @Test
    void movesTheRunningStatisticsByATenthTowardsMeanAndUnbiasedVariance() {
        forward(true);

        // Worked by hand: 0.9 * 0 + 0.1 * (3, 2); 0.9 * 1 + 0.1 * (14 / 3, 16 / 3).
        assertThat(values("running_mean")).containsExactly(new float[] {0.3f, 0.2f}, TOLERANCE);
        assertThat(values("running_var")).containsExactly(new float[] {1.3666667f, 1.4333333f}, TOLERANCE);
    }

    @Test
    void normalisesByTheRunningStatisticsInEvaluationAndLeavesThem() {
        set("running_mean", 1, 2);
        set("running_var", 4, 9);

        float[] output = forward(false);

        double first = 1 / Math.sqrt(4 + EPSILON);
        double second = 1 / Math.sqrt(9 + EPSILON);
        double[] expected = {0, first, -2 * second, -2 * second, 2 * first, 5 * first, 2 * second, 2 * second};
        for (int i = 0; i < expected.length; i++) {
            assertThat(output[i]).isCloseTo((float) expected[i], TOLERANCE);
        }
        assertThat(values("running_mean")).containsExactly(1, 2);
        assertThat(values("running_var")).containsExactly(4, 9);
    }

    @Test
    void trainsScaleAndShiftButNotTheRunningStatistics() {
        assertThat(block.getDirectParameters().get("weight").requiresGradient()).isTrue();
        assertThat(block.getDirectParameters().get("bias").requiresGradient()).isTrue();
        assertThat(block.getDirectParameters().get("running_mean").requiresGradient())
                .isFalse();
        assertThat(block.getDirectParameters().get("running_var").requiresGradient())
                .isFalse();

        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray output = block.forward(store, new NDList(input), true).singletonOrThrow();
            collector.backward(output.mul(input).sum());
        }

        // d/d shift = the sum of the inputs, 12 and 8. d/d scale = sum of x (x - mean) / deviation, which is the
        // number of values times the deviation: 4 sqrt(3.5) and 4 * 2, epsilon aside.
        assertThat(gradient("bias")).containsExactly(new float[] {12, 8}, within(1e-4f));
        assertThat(gradient("weight")).containsExactly(new float[] {7.4833148f, 8}, within(1e-4f));
    }

    @Test
    void keepsTheShape() {
        Shape shape = new Shape(5, 2, 3, 4);
        assertThat(block.getOutputShapes(new Shape[] {shape})).containsExactly(shape);
    }

    private float[] forward(boolean training) {
        return block.forward(store, new NDList(input), training)
                .singletonOrThrow()
                .toFloatArray();
    }

    private float[] values(String parameter) {
        return block.getDirectParameters().get(parameter).getArray().toFloatArray();
    }

    private float[] gradient(String parameter) {
        try (NDArray gradient =
                block.getDirectParameters().get(parameter).getArray().getGradient()) {
            return gradient.toFloatArray();
        }
    }

    private void set(String parameter, float... values) {
        block.getDirectParameters().get(parameter).getArray().set(values);
    }
}
