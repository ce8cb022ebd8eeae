package counterpoise.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import counterpoise.api.loss.Loss;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsymmetricTest {

    private static final Offset<Float> TOLERANCE = within(1e-6f);
    private static final float LN3 = (float) Math.log(3);

    private final LossBench bench = new LossBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static Loss asymmetric(double gammaPositive, double gammaNegative, double labelSmoothing) {
        return new AsymmetricPlugin().create(new AsymmetricOptions(gammaPositive, gammaNegative, labelSmoothing));
    }

    private static Loss published() {
        return asymmetric(0, 4, 0.1);
    }

    @Test
    void focusesTheSmoothedTargets() {
        // Worked in double precision: .95 ln 2 + .05 (1/2)^4 ln 2; then p = (3/4, 1/4), and ten equal classes.
        assertThat(bench.value(published(), bench.sample(0, 0, 0))).isCloseTo(0.660656f, TOLERANCE);
        assertThat(bench.value(published(), bench.sample(0, LN3, 0))).isCloseTo(0.273569f, TOLERANCE);
        assertThat(bench.value(published(), bench.sample(1, LN3, 0))).isCloseTo(1.321531f, TOLERANCE);
        assertThat(bench.value(published(), bench.sample(7, new float[10]))).isCloseTo(2.095373f, TOLERANCE);
    }

    @Test
    void isCrossEntropyWithoutSmoothingAndWithoutAPositiveFocus() {
        assertThat(bench.value(asymmetric(0, 4, 0), bench.sample(0, 2, 1, 0))).isCloseTo(0.407606f, TOLERANCE);
        // Smoothed labels without any focus: as cross-entropy has them.
        assertThat(bench.value(asymmetric(0, 0, 0.1), bench.sample(0, 2, 1, 0))).isCloseTo(0.507606f, TOLERANCE);
    }

    @Test
    void focusesTheTrueClassByWhatItLacks() {
        // Worked by hand: .95 (1/4)^2 ln(4/3) + .05 (1/4) ln 4.
        assertThat(bench.value(asymmetric(2, 1, 0.1), bench.sample(0, LN3, 0))).isCloseTo(0.0344098f, TOLERANCE);
    }

    @Test
    void dividesTheWeightedSumByTheSumOfTheSamplesWeights() {
        // Worked by hand: (0.660656 + 3 * 1.321531) / 4.
        assertThat(bench.value(
                        published(),
                        bench.batch(new float[][] {{0, 0}, {LN3, 0}}, new long[] {0, 1}, 1, 1)
                                .withClassWeights(1, 3)))
                .isCloseTo(1.156312f, TOLERANCE);
    }

    @Test
    void hasAGradientThroughTheFocusToo() {
        // Worked by hand: -.95 / 2 - .05 (1/2)^5 (4 ln 2 - 1); a focus held constant would give -.473438.
        assertThat(bench.gradient(published(), bench.sample(0, 0, 0)))
                .containsExactly(new float[] {-0.477770f, 0.477770f}, TOLERANCE);
        // By central differences in double precision.
        assertThat(bench.gradient(asymmetric(2, 1, 0.1), bench.sample(0, LN3, 0)))
                .containsExactly(new float[] {-0.044087f, 0.044087f}, TOLERANCE);
    }

    @Test
    void staysFiniteWhereProbabilitiesAreZeroOrOne() {
        for (double gamma : new double[] {0, 0.1, 0.5, 1, 4}) {
            Loss loss = asymmetric(gamma, gamma, 0.1);
            // Worked by hand: what is certain costs nothing, and what is impossible costs 2e4 for its share of the
            // target, unless it is another class, focused away.
            float certain = gamma == 0 ? 0.05f * 2e4f : 0;
            assertThat(bench.value(loss, bench.sample(0, 1e4f, -1e4f))).isCloseTo(certain, within(1e-3f));
            assertThat(bench.value(loss, bench.sample(0, -1e4f, 1e4f))).isCloseTo(0.95f * 2e4f, within(1e-2f));
            assertThat(bench.gradient(loss, bench.sample(0, 1e4f, -1e4f)))
                    .containsExactly(gamma == 0 ? new float[] {0.05f, -0.05f} : new float[2], TOLERANCE);
            assertThat(bench.gradient(loss, bench.sample(0, -1e4f, 1e4f)))
                    .containsExactly(new float[] {-0.95f, 0.95f}, TOLERANCE);
        }
    }
}
