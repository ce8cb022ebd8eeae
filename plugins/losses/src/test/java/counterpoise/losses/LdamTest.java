package counterpoise.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import counterpoise.api.loss.Loss;
import counterpoise.testkit.fake.FakeLossInput;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LdamTest {

    private static final Offset<Float> TOLERANCE = within(1e-6f);

    private final LossBench bench = new LossBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static Loss ldam(double scale) {
        return new LdamPlugin().create(new LdamOptions(0.5, scale));
    }

    /** A sample of a training set with 16 of class 0 and 1 of class 1: margins 0.25 and 0.5. */
    private FakeLossInput sample(long label, float... cosines) {
        return bench.batch(new float[][] {cosines}, new long[] {label}, 16, 1);
    }

    @Test
    void hasMarginsThatGrowAsClassesGetRarer() {
        assertThat(Ldam.margins(new int[] {16, 1}, 0.5)).containsExactly(0.25f, 0.5f);
        // Worked in double precision: CIFAR-10 cut exponentially to 100:1.
        assertThat(Ldam.margins(new int[] {5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50}, 0.5))
                .containsExactly(
                        new float[] {
                            0.158114f, 0.179697f, 0.204238f, 0.232091f, 0.263829f, 0.299768f, 0.340675f, 0.387221f,
                            0.440497f, 0.500000f
                        },
                        TOLERANCE);
    }

    @Test
    void aClassWithoutSamplesTakesNoPartInTheMargins() {
        assertThat(Ldam.margins(new int[] {16, 0, 1}, 0.5)).containsExactly(0.25f, 0, 0.5f);
        assertThat(Ldam.margins(new int[2], 0.5)).containsExactly(0, 0);
    }

    @Test
    void takesTheMarginOffTheTrueCosineAlone() {
        // Worked in double precision: ln(1 + e^.25), ln(1 + e^.5).
        assertThat(bench.value(ldam(1), sample(0, 0, 0))).isCloseTo(0.825939f, TOLERANCE);
        assertThat(bench.value(ldam(1), sample(1, 0, 0))).isCloseTo(0.974077f, TOLERANCE);
    }

    @Test
    void scalesCosinesAndMargins() {
        // Worked in double precision: ln(1 + e^7.5), ln(1 + e^15); a margin just met, and one met with .25 to spare.
        assertThat(bench.value(ldam(30), sample(0, 0, 0))).isCloseTo(7.500553f, TOLERANCE);
        assertThat(bench.value(ldam(30), sample(1, 0, 0))).isCloseTo(15.000000f, within(2e-6f));
        assertThat(bench.value(ldam(30), sample(1, 0, 0.5f))).isCloseTo(0.693147f, TOLERANCE);
        assertThat(bench.value(ldam(30), sample(0, 0.5f, 0))).isCloseTo(0.000552931f, within(1e-7f));
    }

    @Test
    void dividesTheWeightedSumByTheSumOfTheSamplesWeights() {
        // Worked by hand: (ln(1 + e^.25) + 3 ln 2) / 4.
        assertThat(bench.value(
                        ldam(1),
                        bench.batch(new float[][] {{0, 0}, {0, 0.5f}}, new long[] {0, 1}, 16, 1)
                                .withClassWeights(1, 3)))
                .isCloseTo(0.726345f, TOLERANCE);
    }

    @Test
    void hasTheScaledGradientOfCrossEntropy() {
        // Worked by hand: s (p - one-hot), p the softmax of (0, -.5) and, where the margin is just met, (1/2, 1/2).
        assertThat(bench.gradient(ldam(1), sample(1, 0, 0)))
                .containsExactly(new float[] {0.622459f, -0.622459f}, TOLERANCE);
        assertThat(bench.gradient(ldam(30), sample(0, 0.25f, 0))).containsExactly(new float[] {-15, 15}, within(1e-4f));
    }

    @Test
    void staysFiniteForLogitsThatNoCosineHeadGives() {
        assertThat(bench.value(ldam(30), sample(0, 1e4f, -1e4f))).isZero();
        assertThat(bench.value(ldam(30), sample(0, -1e4f, 1e4f))).isCloseTo(6e5f, within(10f));
        assertThat(bench.gradient(ldam(30), sample(0, -1e4f, 1e4f))).containsExactly(-30, 30);
    }

    @Test
    void wantsACosineHead() {
        assertThat(ldam(30).head()).isEqualTo(Loss.Head.COSINE);
    }
}
