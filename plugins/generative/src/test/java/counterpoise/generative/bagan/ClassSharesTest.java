package counterpoise.generative.bagan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import counterpoise.testkit.fake.SeededStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClassSharesTest {

    private static final Offset<Double> TOLERANCE = within(1e-4);

    /** Worked by hand: 2/3 less .7 .2 .1 is -.0333 .4667 .5667, so 0 .4667 .5667 of 1.0333. */
    @Test
    void rebalancingFavoursSmallClassesAndLeavesOutTheLargest() {
        assertThat(ClassShares.of(Sampling.REBALANCE, new int[] {70, 20, 10}).toArray())
                .containsExactly(new double[] {0, 0.4516, 0.5484}, TOLERANCE);
    }

    @Test
    void ofBalancedClassesBothAreTheSame() {
        int[] counts = {5, 5, 5, 5};

        assertThat(ClassShares.of(Sampling.REBALANCE, counts).toArray())
                .containsExactly(ClassShares.of(Sampling.UNIFORM, counts).toArray(), TOLERANCE)
                .containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, TOLERANCE);
    }

    @Test
    void aClassWithoutImagesCountsForNothing() {
        int[] counts = {60, 0, 40};

        assertThat(ClassShares.present(counts)).isEqualTo(2);
        assertThat(ClassShares.of(Sampling.UNIFORM, counts).toArray())
                .containsExactly(new double[] {0.5, 0, 0.5}, TOLERANCE);
        assertThat(ClassShares.of(Sampling.REBALANCE, counts).toArray())
                .containsExactly(new double[] {0.4, 0, 0.6}, TOLERANCE);
    }

    @Test
    void labelsAreDrawnByTheirShares() {
        int[] drawn = ClassShares.of(Sampling.REBALANCE, new int[] {70, 20, 0, 10})
                .draw(10_000, new SeededStream(1, "labels", 0));

        double[] frequencies = new double[4];
        Arrays.stream(drawn).forEach(label -> frequencies[label] += 1.0 / drawn.length);
        assertThat(frequencies).containsExactly(new double[] {0, 0.4516, 0, 0.5484}, within(0.02));
        assertThat(frequencies[0]).isZero();
        assertThat(frequencies[2]).isZero();
    }
}
