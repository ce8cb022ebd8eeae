package counterpoise.oversamplers;

import static counterpoise.oversamplers.Points.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.Space;
import org.junit.jupiter.api.Test;

class RandomOversamplerTest {

    private static final Points TRAIN = Points.none()
            .with(2, at(20, 1))
            .with(0, at(0, 1), at(1, 1), at(2, 1), at(3, 1), at(4, 1))
            .with(1, at(10, 1), at(11, 1), at(12, 1));

    private final Oversampler random = new RandomPlugin().create(new NoOptions());

    @Test
    void worksOnPixelsAndEmbeddingsWithExactCounts() {
        assertThat(random.spaces()).containsExactly(Space.PIXEL, Space.EMBEDDING);
        assertThat(random.exactCounts()).isTrue();
    }

    @Test
    void bringsEveryClassUpToTheLargest() {
        assertThat(synthesize(0).counts(3)).containsExactly(0, 2, 4);
    }

    @Test
    void repeatsTheSamplesThatAreDrawnAmongThoseOfTheClass() {
        ScriptedContext context = new ScriptedContext(TRAIN, new int[] {0, 3, 1}, 2, 0, 2, 0);
        Synthetics synthetics = new Synthetics();

        random.synthesize(TRAIN, context, synthetics);

        assertThat(context.isUsedUp()).isTrue();
        assertThat(synthetics.labels()).containsExactly(1, 1, 1, 2);
        assertThat(synthetics.values()).isDeepEqualTo(new float[][] {at(12, 1), at(10, 1), at(12, 1), at(20, 1)});
    }

    @Test
    void drawsEverySampleOfTheClassAboutEquallyOften() {
        Synthetics synthetics = new Synthetics();
        random.synthesize(TRAIN, new BruteForceContext(TRAIN, 3, new int[] {0, 3000, 0}), synthetics);

        for (float first : new float[] {10, 11, 12}) {
            long times = Arrays.stream(synthetics.values())
                    .filter(sample -> sample[0] == first)
                    .count();
            // 1000 expected, standard deviation sqrt(3000 * 1/3 * 2/3) = 26: five of them allowed.
            assertThat(times).isBetween(870L, 1130L);
        }
    }

    @Test
    void givesTheSameBitsForTheSameSeedAndOthersForAnother() {
        Points large = Points.none().with(0, new float[40][1]).with(1, at(1), at(2), at(3), at(4));
        assertThat(values(large, 5)).isDeepEqualTo(values(large, 5));
        assertThat(Arrays.deepEquals(values(large, 5), values(large, 6))).isFalse();
    }

    @Test
    void reportsProgressClassByClass() {
        BruteForceContext context = new BruteForceContext(TRAIN, 0);
        random.synthesize(TRAIN, context, new Synthetics());
        assertThat(context.progressReported()).containsExactly(0.0, 0.5, 1.0);
    }

    @Test
    void refusesAClassThatHasNoSampleToRepeat() {
        Points train = new Points(3, new int[] {0, 0, 1}, new float[3][1]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> random.synthesize(train, new BruteForceContext(train, 0), new Synthetics()))
                .withMessage("2 synthetic samples are wanted of class 2, but the training set has no sample of it to"
                        + " start from; keep at least one, or leave the class out");
    }

    private Synthetics synthesize(long seed) {
        Synthetics synthetics = new Synthetics();
        random.synthesize(TRAIN, new BruteForceContext(TRAIN, seed), synthetics);
        return synthetics;
    }

    private float[][] values(Points train, long seed) {
        Synthetics synthetics = new Synthetics();
        random.synthesize(train, new BruteForceContext(train, seed), synthetics);
        return synthetics.values();
    }
}
