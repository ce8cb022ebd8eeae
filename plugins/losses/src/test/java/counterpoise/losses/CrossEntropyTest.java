package counterpoise.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import counterpoise.api.loss.Loss;
import counterpoise.testkit.fake.FakeLossInput;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {

    private static final Offset<Float> TOLERANCE = within(1e-6f);
    private static final float LN3 = (float) Math.log(3);

    private final Loss loss = smoothed(0);
    private final LossBench bench = new LossBench();
    private final NDManager manager = bench.manager();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void isTheNegativeLogOfTheSoftmaxOfTheTrueClass() {
        // Worked by hand: ln 2; softmax(2, 1, 0) = .665241 .244728 .090031, of which -ln; ln 10.
        assertThat(value(new float[][] {{0, 0}}, new long[] {0}, 1, 1)).isCloseTo(0.693147f, TOLERANCE);
        assertThat(value(new float[][] {{2, 1, 0}}, new long[] {0}, 1, 1, 1)).isCloseTo(0.407606f, TOLERANCE);
        assertThat(value(new float[][] {{2, 1, 0}}, new long[] {2}, 1, 1, 1)).isCloseTo(2.407606f, TOLERANCE);
        assertThat(value(new float[][] {new float[10]}, new long[] {7}, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))
                .isCloseTo(2.302585f, TOLERANCE);
    }

    @Test
    void isThePlainMeanWhereAllWeightsAreEqual() {
        float[][] logits = {{0, 0}, {LN3, 0}};
        long[] labels = {0, 1};
        // Worked by hand: (ln 2 + ln 4) / 2, whatever the common weight.
        assertThat(value(logits, labels, 1, 1)).isCloseTo(1.039721f, TOLERANCE);
        assertThat(value(logits, labels, 5, 5)).isCloseTo(1.039721f, TOLERANCE);
    }

    @Test
    void dividesTheWeightedSumByTheSumOfTheSamplesWeights() {
        // Worked by hand: (1 ln 2 + 3 ln 4) / (1 + 3).
        assertThat(value(new float[][] {{0, 0}, {LN3, 0}}, new long[] {0, 1}, 1, 3))
                .isCloseTo(1.213008f, TOLERANCE);
        // One sample, or all of one class: the weight cancels out.
        assertThat(value(new float[][] {{LN3, 0}}, new long[] {1}, 1, 3)).isCloseTo(1.386294f, TOLERANCE);
    }

    @Test
    void hasTheGradientOfProbabilitiesMinusTruth() {
        float[] gradient = gradient(new float[][] {{2, 1, 0}, {0, 0, 0}}, new long[] {0, 2}, 1, 1, 1);

        // Worked by hand: (p - one-hot) / 2.
        float third = 1f / 6;
        assertThat(gradient)
                .containsExactly(
                        new float[] {-0.1673795f, 0.1223642f, 0.0450153f, third, third, third - 0.5f}, TOLERANCE);
    }

    @Test
    void weighsTheGradientOfEachSampleByItsClass() {
        float[] gradient = gradient(new float[][] {{0, 0}, {LN3, 0}}, new long[] {0, 1}, 1, 3);

        // Worked by hand: (p - one-hot) w / 4 with p = (1/2, 1/2), w = 1 and p = (3/4, 1/4), w = 3.
        assertThat(gradient).containsExactly(new float[] {-0.125f, 0.125f, 0.5625f, -0.5625f}, TOLERANCE);
    }

    @Test
    void staysFiniteForExtremeLogits() {
        float[][] logits = {{1e30f, 0}, {-1e4f, 1e4f}};
        assertThat(value(logits, new long[] {0, 1}, 1, 1)).isZero();
        assertThat(value(new float[][] {{-1e4f, 1e4f}}, new long[] {0}, 1, 1)).isEqualTo(2e4f);
        assertThat(value(new float[][] {{1e30f, 0}}, new long[] {1}, 1, 1)).isEqualTo(1e30f);
        assertThat(gradient(logits, new long[] {1, 1}, 1, 1)).containsExactly(0.5f, -0.5f, 0, 0);
    }

    @Test
    void doesNotChangeWhenAConstantIsAddedToAllLogits() {
        float near = value(new float[][] {{2, 1, 0}}, new long[] {1}, 1, 1, 1);
        float far = value(new float[][] {{1002, 1001, 1000}}, new long[] {1}, 1, 1, 1);
        assertThat(far).isCloseTo(near, TOLERANCE);
    }

    @Test
    void isAScalarThatBelongsToTheBatchEvenIfTheClassWeightsDoNot() {
        NDArray classWeights = manager.create(new float[] {1, 1, 1});
        int outside = manager.getManagedArrays().size();
        try (NDManager batch = manager.newSubManager()) {
            NDArray value = loss.compute(new FakeLossInput(
                    List.of(batch.create(new float[][] {{2, 1, 0}})),
                    List.of(),
                    batch.create(new long[] {0}),
                    batch.create(new long[] {0}),
                    new int[] {1, 1, 1},
                    classWeights,
                    0,
                    new ParameterStore(manager, false)));

            assertThat(value.getShape()).isEqualTo(new Shape());
            assertThat(value.getDataType()).isEqualTo(DataType.FLOAT32);
            assertThat(value.getManager()).isSameAs(batch);
        }
        assertThat(manager.getManagedArrays()).hasSize(outside);
    }

    @Test
    void wantsOneViewALinearHeadAndNoBlock() {
        assertThat(loss.views()).isEqualTo(1);
        assertThat(loss.head()).isEqualTo(Loss.Head.LINEAR);
        assertThat(loss.block(10, 64)).isEmpty();
    }

    @Test
    void smoothsLabels() {
        // Worked by hand: .95 ln(4/3) + .05 ln 4. In double precision: softmax(2, 1, 0) against (14, 1, 1) / 15.
        assertThat(bench.value(smoothed(0.1), bench.sample(0, LN3, 0))).isCloseTo(0.342613f, TOLERANCE);
        assertThat(bench.value(smoothed(0.1), bench.sample(0, 2, 1, 0))).isCloseTo(0.507606f, TOLERANCE);
    }

    @Test
    void weighsSmoothedLabelsAsPyTorchDoes() {
        // Worked by hand, smoothing .2: (.9 ln 2 + .1 * 3 ln 2 + .1 ln(4/3) + .9 * 3 ln 4) / (1 + 3); PyTorch 1.13
        // gives the same, and this gradient.
        FakeLossInput batch = batch(new float[][] {{0, 0}, {LN3, 0}}, new long[] {0, 1}, 1, 3);
        assertThat(bench.value(smoothed(0.2), batch)).isCloseTo(1.150885f, TOLERANCE);
        assertThat(bench.gradient(smoothed(0.2), batch))
                .containsExactly(new float[] {-0.075f, 0.075f, 0.5f, -0.5f}, TOLERANCE);
    }

    @Test
    void staysFiniteForExtremeLogitsWithSmoothedLabels() {
        FakeLossInput wrong = bench.sample(0, -1e4f, 1e4f);
        // Worked by hand: .95 * 2e4.
        assertThat(bench.value(smoothed(0.1), wrong)).isCloseTo(19_000, within(0.01f));
        assertThat(bench.gradient(smoothed(0.1), wrong)).containsExactly(new float[] {-0.95f, 0.95f}, TOLERANCE);
    }

    private static Loss smoothed(double labelSmoothing) {
        return new CrossEntropyPlugin().create(new CrossEntropyOptions(labelSmoothing));
    }

    private float value(float[][] logits, long[] labels, float... classWeights) {
        return bench.value(loss, batch(logits, labels, classWeights));
    }

    private float[] gradient(float[][] logits, long[] labels, float... classWeights) {
        return bench.gradient(loss, batch(logits, labels, classWeights));
    }

    private FakeLossInput batch(float[][] logits, long[] labels, float... classWeights) {
        return bench.batch(logits, labels, new int[classWeights.length]).withClassWeights(classWeights);
    }
}
