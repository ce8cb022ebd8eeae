package counterpoise.oversamplers;

import static counterpoise.oversamplers.Points.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.api.oversampler.Space;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.RecordingSink;
import counterpoise.testkit.fake.RecordingSink.Added;
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
        RecordingSink synthetics = RecordingSink.refusing(TRAIN);
        random.synthesize(TRAIN, new FakeSamplingContext(TRAIN, 0), synthetics);
        assertThat(synthetics.counts(3)).containsExactly(0, 2, 4);
    }

    @Test
    void repeatsTheSamplesThatAreDrawnAmongThoseOfTheClass() {
        ScriptedContext context = new ScriptedContext(TRAIN, new int[] {0, 3, 1}, 2, 0, 2, 0);
        RecordingSink synthetics = RecordingSink.refusing(TRAIN);

        random.synthesize(TRAIN, context, synthetics);

        assertThat(context.isUsedUp()).isTrue();
        assertThat(synthetics.added())
                .containsExactly(
                        new Added(1, at(12, 1)),
                        new Added(1, at(10, 1)),
                        new Added(1, at(12, 1)),
                        new Added(2, at(20, 1)));
    }

    @Test
    void drawsEverySampleOfTheClassAboutEquallyOften() {
        RecordingSink synthetics = RecordingSink.refusing(TRAIN);
        random.synthesize(TRAIN, new FakeSamplingContext(TRAIN, 3).requesting(0, 3000, 0), synthetics);

        for (float first : new float[] {10, 11, 12}) {
            long times = synthetics.added().stream()
                    .filter(sample -> sample.values()[0] == first)
                    .count();
            // 1000 expected, standard deviation sqrt(3000 * 1/3 * 2/3) = 26: five of them allowed.
            assertThat(times).isBetween(870L, 1130L);
        }
    }

    @Test
    void reportsProgressClassByClass() {
        FakeSamplingContext context = new FakeSamplingContext(TRAIN, 0);
        random.synthesize(TRAIN, context, RecordingSink.refusing(TRAIN));
        assertThat(context.progressReported()).containsExactly(0.0, 0.5, 1.0);
    }

    @Test
    void refusesAClassThatHasNoSampleToRepeat() {
        Points train = new Points(3, new int[] {0, 0, 1}, new float[3][1]);
        SamplingContext context = new FakeSamplingContext(train, 0).requesting(0, 1, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> random.synthesize(train, context, RecordingSink.refusing(train)))
                .withMessage("2 synthetic samples are wanted of class 2, but the training set has no sample of it to"
                        + " start from; keep at least one, or leave the class out");
    }
}
