package counterpoise.oversamplers;

import static counterpoise.oversamplers.Points.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.api.oversampler.Space;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.RecordingSink;
import counterpoise.testkit.fake.RecordingSink.Added;
import org.junit.jupiter.api.Test;

class SmoteOversamplerTest {

    @Test
    void worksOnPixelsAndEmbeddingsWithExactCounts() {
        assertThat(smote(5).spaces()).containsExactly(Space.PIXEL, Space.EMBEDDING);
        assertThat(smote(5).exactCounts()).isTrue();
    }

    @Test
    void stepsFromTheBaseTowardsItsNeighbour() {
        // Worked by hand: (1, 1) + .25 ((3, 5) - (1, 1)).
        Points train = Points.none().with(0, at(1, 1), at(3, 5));
        ScriptedContext context = new ScriptedContext(train, new int[] {1}, 0, 0, 0.25);
        RecordingSink synthetics = RecordingSink.refusing(train);

        smote(1).synthesize(train, context, synthetics);

        assertThat(synthetics.added()).containsExactly(new Added(0, at(1.5, 2)));
        assertThat(context.warnings()).isEmpty();
    }

    @Test
    void interpolatesWithNearestNeighboursOfTheClassAlone() {
        // Worked by hand, k = 2: of 0 in class 1 the neighbours are 4 and 6, though enemies at 1, 2 and 3 are nearer.
        Points train = Points.none().with(0, at(1), at(2), at(3), at(100)).with(1, at(20), at(4), at(0), at(6));
        ScriptedContext context = new ScriptedContext(train, new int[] {0, 2}, 2, 0, 0.5, 2, 1, 0.5);
        RecordingSink synthetics = RecordingSink.refusing(train);

        smote(2).synthesize(train, context, synthetics);

        assertThat(context.isUsedUp()).isTrue();
        assertThat(synthetics.added()).containsExactly(new Added(1, at(2)), new Added(1, at(3)));
    }

    @Test
    void drawsBasesAndNeighboursAboutEquallyOften() {
        Points train = Points.none().with(0, at(0), at(10), at(21));
        RecordingSink synthetics = RecordingSink.refusing(train);
        smote(2).synthesize(train, new FakeSamplingContext(train, 1).requesting(6000), synthetics);
        // Every base goes with equal probability to both others, so that 0-10 and 10-21 hold a third each; and 0-21 a
        // third, of which 10 / 21 lie below 10. Expected are 6000 (1/3 + 10/63) = 2952, standard deviation 39.
        long below = synthetics.added().stream()
                .filter(sample -> sample.values()[0] < 10)
                .count();
        assertThat(below).isBetween(2757L, 3147L);
    }

    @Test
    void usesAllSamplesOfASmallClassWithOneWarning() {
        Points train = RandomPoints.of(3).with(3, at(5, 5, 5), at(6, 6, 6)).with(4, at(1, 2, 3));
        FakeSamplingContext context = new FakeSamplingContext(train, 0);
        RecordingSink synthetics = RecordingSink.refusing(train);

        smote(9).synthesize(train, context, synthetics);

        assertThat(context.warnings())
                .containsExactly("smote: too few samples for k = 9 neighbours of the class: k = 8 is used for class 2;"
                        + " k = 1 is used for class 3; the only sample of class 4 is repeated");
        assertThat(synthetics.counts(5)).containsExactly(0, 23, 31, 38, 39);
        Set<Added> repeated = synthetics.added().stream()
                .filter(sample -> sample.label() == 4)
                .collect(Collectors.toSet());
        assertThat(repeated).containsExactly(new Added(4, at(1, 2, 3)));
    }

    @Test
    void aClassOfFiveHasFourNeighbours() {
        Points train = Points.none().with(0, at(0), at(1), at(2), at(3), at(4));
        FakeSamplingContext context = new FakeSamplingContext(train, 0).requesting(3);
        smote(5).synthesize(train, context, RecordingSink.refusing(train));
        assertThat(context.warnings()).singleElement().asString().endsWith(": k = 4 is used for class 0");
    }

    @Test
    void repeatsWhereAllSamplesAreEqual() {
        float[][] equal = new float[7][];
        Arrays.setAll(equal, i -> at(0.1, 0.7));
        Points train = Points.none().with(0, equal);
        RecordingSink synthetics = RecordingSink.refusing(train);

        smote(5).synthesize(train, new FakeSamplingContext(train, 0).requesting(20), synthetics);

        assertThat(synthetics.added()).hasSize(20).containsOnly(new Added(0, at(0.1, 0.7)));
    }

    @Test
    void asksForNothingWhereNothingIsRequested() {
        Points train = Points.none().with(0, at(0)).with(1, at(1));
        FakeSamplingContext context = new FakeSamplingContext(train, 0);
        RecordingSink synthetics = RecordingSink.refusing(train);

        smote(5).synthesize(train, context, synthetics);

        assertThat(synthetics.added()).isEmpty();
        assertThat(context.warnings()).isEmpty();
    }

    @Test
    void refusesAClassWithoutSamples() {
        Points train = new Points(3, new int[] {0, 0, 1}, new float[3][1]);
        SamplingContext context = new FakeSamplingContext(train, 0).requesting(0, 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smote(5).synthesize(train, context, RecordingSink.refusing(train)))
                .withMessageContaining("no sample of it to start from");
    }

    @Test
    void aClassDrawsTheSameNumbersWhateverTheOthersRequest() {
        Points train = RandomPoints.of(4);
        RecordingSink both = RecordingSink.refusing(train);
        smote(5).synthesize(train, new FakeSamplingContext(train, 2).requesting(0, 6, 9), both);
        RecordingSink last = RecordingSink.refusing(train);
        smote(5).synthesize(train, new FakeSamplingContext(train, 2).requesting(0, 0, 9), last);
        assertThat(both.added().subList(6, 15)).isEqualTo(last.added());
    }

    @Test
    void reportsProgressClassByClass() {
        Points train = RandomPoints.of(5);
        FakeSamplingContext context = new FakeSamplingContext(train, 0);
        smote(5).synthesize(train, context, RecordingSink.refusing(train));
        assertThat(context.progressReported()).containsExactly(0.0, 0.5, 1.0);
    }

    private static Oversampler smote(int k) {
        return new SmotePlugin().create(new SmoteOptions(k));
    }
}
