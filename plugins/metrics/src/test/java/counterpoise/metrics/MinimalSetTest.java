package counterpoise.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.Test;

class MinimalSetTest {

    @Test
    void isWhatIsWorkedByHand() {
        // On .2 - .5 come 2, which makes 1.7, and .6, which makes 2.3 and reaches 2.2.
        assertThat(MinimalSet.of(new double[] {2, 0.5, -0.5, 0.6}, 0.2, 2.2)).containsExactly(0, 3);
    }

    @Test
    void isEmptyWhereTheBiasSuffices() {
        assertThat(MinimalSet.of(new double[] {1, -1}, 3, 2)).isEmpty();
        assertThat(MinimalSet.of(new double[] {1, -1}, 3, Double.NEGATIVE_INFINITY))
                .isEmpty();
    }

    @Test
    void reachesTheRunnerUpWhereItEqualsIt() {
        assertThat(MinimalSet.of(new double[] {1, 1, 1}, 0, 2)).containsExactly(0, 1);
    }

    @Test
    void takesTheFirstOfEqualEntriesFirst() {
        assertThat(MinimalSet.of(new double[] {-0.0, 1, 2, 1, 0}, 0, 2.5)).containsExactly(2, 1);
    }

    @Test
    void holdsNoMoreThanThePositiveEntriesThoughTheRunnerUpIsOutOfReach() {
        assertThat(MinimalSet.of(new double[] {1, -2, 0, 3}, 0, 100)).containsExactly(3, 0);
    }

    @Test
    void isTheSmallestThatSuffices() {
        for (int trial = 0; trial < 50; trial++) {
            SeededStream stream = new SeededStream(3, "minimal", trial);
            double[] entries = new double[8];
            Arrays.setAll(entries, i -> stream.nextGaussian());
            double runnerUp = Arrays.stream(entries).sum() - stream.nextDouble();
            assertThat(MinimalSet.of(entries, 0, runnerUp)).hasSize(smallest(entries, runnerUp));
        }
    }

    /** The size of the smallest set of positive entries that, with all negative ones, reaches a logit. */
    private static int smallest(double[] entries, double logit) {
        double negative = Arrays.stream(entries).filter(value -> value < 0).sum();
        double[] positive = Arrays.stream(entries).filter(value -> value > 0).toArray();
        int smallest = positive.length;
        for (int subset = 0; subset < 1 << positive.length; subset++) {
            double sum = negative;
            for (int i = 0; i < positive.length; i++) {
                sum += (subset >> i & 1) * positive[i];
            }
            if (sum >= logit) {
                smallest = Math.min(smallest, Integer.bitCount(subset));
            }
        }
        return smallest;
    }
}
