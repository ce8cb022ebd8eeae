package counterpoise.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import counterpoise.api.loss.Loss;
import counterpoise.testkit.fake.FakeLossInput;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FocalTest {

    private static final Offset<Float> TOLERANCE = within(1e-6f);
    private static final float LN3 = (float) Math.log(3);

    private final LossBench bench = new LossBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static Loss focal(double gamma) {
        return new FocalPlugin().create(new FocalOptions(gamma));
    }

    private FakeLossInput two(float... classWeights) {
        return bench.batch(new float[][] {{0, 0}, {LN3, 0}}, new long[] {0, 1}, 1, 1)
                .withClassWeights(classWeights);
    }

    @Test
    void countsEachSampleByOneLessItsProbability() {
        // Worked in double precision: (1/2)^gamma ln 2; (1/4)^2 ln(4/3).
        assertThat(bench.value(focal(1), bench.sample(0, 0, 0))).isCloseTo(0.346574f, TOLERANCE);
        assertThat(bench.value(focal(2), bench.sample(0, 0, 0))).isCloseTo(0.173287f, TOLERANCE);
        assertThat(bench.value(focal(0.5), bench.sample(0, 0, 0))).isCloseTo(0.490129f, TOLERANCE);
        assertThat(bench.value(focal(2), bench.sample(0, LN3, 0))).isCloseTo(0.017980f, TOLERANCE);
    }

    @Test
    void isCrossEntropyAtGammaZero() {
        assertThat(bench.value(focal(0), bench.sample(2, 2, 1, 0))).isCloseTo(2.407606f, TOLERANCE);
    }

    @Test
    void takesAHeavyClassForAHardOne() {
        // Worked in double precision: (1 - (1/2)^2)^2 * 2 ln 2; weighting outside of the focus would give 0.346574.
        assertThat(bench.value(focal(2), bench.sample(0, 0, 0).withClassWeights(2, 1)))
                .isCloseTo(0.779791f, TOLERANCE);
    }

    @Test
    void dividesByTheSizeOfTheBatch() {
        // Worked in double precision: ((1/4) ln 2 + (1 - 1/4^3)^2 * 3 ln 4) / 2; (ln 2 + 3 ln 4) / 2.
        assertThat(bench.value(focal(2), two(1, 3))).isCloseTo(2.101610f, TOLERANCE);
        assertThat(bench.value(focal(0), two(1, 3))).isCloseTo(2.426015f, TOLERANCE);
    }

    @Test
    void hasAGradientThroughTheFocusToo() {
        // Worked by hand: (2 (1 - p) ln p - (1 - p)^2 / p) p (1 - p) at p = 1/2; the other by central differences.
        assertThat(bench.gradient(focal(2), bench.sample(0, 0, 0)))
                .containsExactly(new float[] {-0.298287f, 0.298287f}, TOLERANCE);
        assertThat(bench.gradient(focal(0.5), bench.sample(0, LN3, 0)))
                .containsExactly(new float[] {-0.178940f, 0.178940f}, TOLERANCE);
    }

    @Test
    void staysFiniteWhereProbabilitiesAreZeroOrOne() {
        for (double gamma : new double[] {0, 0.1, 0.5, 1, 2, 5}) {
            assertThat(bench.value(focal(gamma), bench.sample(0, 1e4f, -1e4f))).isZero();
            assertThat(bench.gradient(focal(gamma), bench.sample(0, 1e4f, -1e4f)))
                    .containsExactly(new float[2], TOLERANCE);
            assertThat(bench.value(focal(gamma), bench.sample(0, -1e4f, 1e4f))).isEqualTo(2e4f);
            assertThat(bench.gradient(focal(gamma), bench.sample(0, -1e4f, 1e4f)))
                    .containsExactly(new float[] {-1, 1}, TOLERANCE);
        }
    }

    @Test
    void losesNothingWhereAProbabilityIsNearlyOne() {
        // Worked in double precision: p = 1 / (1 + e^-12), sqrt(1 - p) * -ln p = 1.523e-8; float32 has p to 1 %.
        assertThat(bench.value(focal(0.5), bench.sample(0, 12, 0))).isCloseTo(1.523e-8f, within(5e-10f));
    }
}
