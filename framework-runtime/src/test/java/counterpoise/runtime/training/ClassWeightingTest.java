package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;

import counterpoise.runtime.config.ReWeighting;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClassWeightingTest {

    private static final Offset<Float> TOLERANCE = within(1e-6f);

    /** CIFAR-10 cut exponentially to 100:1. */
    private static final int[] CIFAR10 = {5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50};

    private static float[] effectiveNumber(double beta, int... counts) {
        return new ClassWeighting(ReWeighting.EFFECTIVE_NUMBER, beta, 0).weights(counts);
    }

    private static float[] inverse(int... counts) {
        return new ClassWeighting(ReWeighting.INVERSE, 0, 0).weights(counts);
    }

    @Test
    void weighsByTheEffectiveNumberOfSamples() {
        // Worked by hand, beta 1/2: 1 / (1 - 1/4) and 1 / (1 - 1/2), made to sum to 2.
        assertThat(effectiveNumber(0.5, 2, 1)).containsExactly(new float[] {0.8f, 1.2f}, TOLERANCE);
        // Worked in double precision.
        assertThat(effectiveNumber(0.9999, CIFAR10))
                .containsExactly(
                        new float[] {
                            0.050611f, 0.076900f, 0.121134f, 0.195037f, 0.318805f, 0.524590f, 0.868349f, 1.442627f,
                            2.409223f, 3.992724f
                        },
                        TOLERANCE);
    }

    @Test
    void theEffectiveNumberGoesFromOneToTheCountItself() {
        assertThat(effectiveNumber(0, CIFAR10)).containsOnly(1f);
        assertThat(effectiveNumber(Math.nextDown(1.0), CIFAR10)).containsExactly(inverse(CIFAR10), TOLERANCE);
    }

    @Test
    void weighsByTheInverseOfTheCount() {
        // Worked by hand: 1/3 and 1, made to sum to 2.
        assertThat(inverse(3, 1)).containsExactly(new float[] {0.5f, 1.5f}, TOLERANCE);
        // Worked in double precision.
        assertThat(inverse(CIFAR10))
                .containsExactly(
                        new float[] {
                            0.040236f, 0.067128f, 0.112017f, 0.186799f, 0.311911f, 0.519851f, 0.867166f, 1.447356f,
                            2.423885f, 4.023650f
                        },
                        TOLERANCE);
    }

    @Test
    void weighsEqualCountsAlike() {
        assertThat(inverse(7, 7, 7)).containsExactly(new float[] {1, 1, 1}, TOLERANCE);
        assertThat(effectiveNumber(0.999, 7, 7, 7)).containsExactly(new float[] {1, 1, 1}, TOLERANCE);
        assertThat(ClassWeighting.EQUAL.weights(CIFAR10)).containsOnly(1f);
    }

    @Test
    void leavesAClassWithoutSamplesOut() {
        assertThat(inverse(3, 0, 1)).containsExactly(new float[] {0.5f, 0, 1.5f}, TOLERANCE);
        assertThat(effectiveNumber(0.5, 2, 0, 1)).containsExactly(new float[] {0.8f, 0, 1.2f}, TOLERANCE);
    }

    @Test
    void appliesFromTheEpochToWhichItIsDeferred() {
        ClassWeighting deferred = new ClassWeighting(ReWeighting.INVERSE, 0, 160);
        assertThat(IntStream.range(0, 200).filter(deferred::appliesIn))
                .hasSize(40)
                .startsWith(160);
        assertThat(ClassWeighting.EQUAL.appliesIn(0)).isTrue();
    }
}
