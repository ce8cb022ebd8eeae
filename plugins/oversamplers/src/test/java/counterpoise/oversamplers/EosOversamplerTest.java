package counterpoise.oversamplers;

import static counterpoise.oversamplers.EosOptions.Variant.AWAY;
import static counterpoise.oversamplers.EosOptions.Variant.RELEASED;
import static counterpoise.oversamplers.EosOptions.Variant.TOWARDS;
import static counterpoise.oversamplers.Points.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.api.oversampler.Space;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.RecordingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EosOversamplerTest {

    /** Worked by hand: a(0,0) and b(1,0) of class 0, c(3,0) and d(4,0) of class 1. */
    private static final Points FOUR = Points.none().with(0, at(0, 0), at(1, 0)).with(1, at(3, 0), at(4, 0));

    @Test
    void worksOnPixelsAndEmbeddingsWithExactCounts() {
        Oversampler eos = eos(TOWARDS, 10);
        assertThat(eos.spaces()).containsExactly(Space.PIXEL, Space.EMBEDDING);
        assertThat(eos.exactCounts()).isTrue();
    }

    // The neighbours of c are d, of its own class, and b, an enemy; r is .5.

    @Test
    void towardsStepsToTheEnemy() {
        assertThat(oneFromC(TOWARDS)).containsExactly(2, 0);
    }

    @Test
    void awayStepsFromTheEnemy() {
        assertThat(oneFromC(AWAY)).containsExactly(4, 0);
    }

    @Test
    void releasedStepsToTheNeighbourOneRankCloserThanTheEnemy() {
        assertThat(oneFromC(RELEASED)).containsExactly(3.5f, 0);
    }

    private static float[] oneFromC(EosOptions.Variant variant) {
        return scripted(FOUR, variant, 2, new int[] {0, 1}, 0, 0, 0.5)[0];
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 0.999})
    void releasedRepeatsTheBaseWhereTheNearestNeighbourIsTheEnemy(double r) {
        // Worked by hand: of (3, 0), the nearest is the enemy (2, 0).
        Points train = Points.none().with(0, at(0, 0), at(2, 0)).with(1, at(3, 0));
        assertThat(scripted(train, RELEASED, 1, new int[] {0, 1}, 0, 0, r)[0]).containsExactly(3, 0);
    }

    @Test
    void everyEnemyAmongTheNeighboursCanBeDrawnAndNoneElse() {
        // Worked by hand: seen from 0, the labels of the neighbours by distance are enemy, same, enemy, enemy, same:
        // the probabilities are 1/3, 0, 1/3, 1/3, 0, so that of three numbers each stands for one enemy. The further
        // samples of the class have enemies too, but the first base is the sample at 0.
        Points train = Points.none().with(1, at(0), at(2), at(5)).with(0, at(1), at(3), at(4), at(50), at(60));
        int[] one = {0, 1};

        assertThat(scripted(train, TOWARDS, 5, one, 0, 0, 0.5)[0]).containsExactly(0.5f);
        assertThat(scripted(train, TOWARDS, 5, one, 0, 1, 0.5)[0]).containsExactly(1.5f);
        assertThat(scripted(train, TOWARDS, 5, one, 0, 2, 0.5)[0]).containsExactly(2f);
        assertThat(scripted(train, RELEASED, 5, one, 0, 0, 0.5)[0]).containsExactly(0f); // the base itself
        assertThat(scripted(train, RELEASED, 5, one, 0, 1, 0.5)[0]).containsExactly(1f); // same class, at 2
        assertThat(scripted(train, RELEASED, 5, one, 0, 2, 0.5)[0]).containsExactly(1.5f); // the enemy at 3
        EosBase base = EosBase.among(
                        new int[] {0}, 1, new FakeSamplingContext(train, 0).neighbours(new int[] {0}, 5), train)
                .get(0);
        assertThat(base.enemyRanks()).containsExactly(0, 2, 3);
    }

    @Test
    void onlySamplesWithAnEnemyNearbyAreBases() {
        // Worked by hand, k = 1: of the class at 10, 10.5 and 12 only 12 has an enemy, at 13, as its nearest neighbour.
        Points train = Points.none().with(1, at(10), at(10.5), at(12)).with(0, at(13), at(20), at(21), at(22));
        assertThat(scripted(train, TOWARDS, 1, new int[] {0, 1}, 0, 0, 0.5)[0]).containsExactly(12.5f);
    }

    @Test
    void anEqualSampleIsANeighbourButASampleIsNotItsOwn() {
        // Worked by hand: an enemy lies on the base itself; every step is of length 0.
        Points train = Points.none().with(0, at(5), at(9)).with(1, at(5));
        assertThat(scripted(train, TOWARDS, 1, new int[] {0, 1}, 0, 0, 0.5)[0]).containsExactly(5);
    }

    @Test
    void drawsBaseThenEnemyThenFractionOfEachSample() {
        // Worked by hand, k = 3: both samples of class 1 see a(0,0) and b(1,0), b the nearer.
        float[][] made = scripted(FOUR, TOWARDS, 3, new int[] {0, 3}, 1, 0, 0.5, 0, 1, 0.0, 0, 1, 0.5);
        assertThat(made).isDeepEqualTo(new float[][] {at(2.5, 0), at(3, 0), at(1.5, 0)});
    }

    @ParameterizedTest
    @EnumSource
    void bringsAClassOfFiftyUpToFiveThousand(EosOptions.Variant variant) {
        // CIFAR-10, exponential 100:1, the largest and the smallest class: 5000 - 50 = 4950.
        float[][] many = new float[5000][];
        Arrays.setAll(many, i -> at(i * 0.001));
        float[][] few = new float[50][];
        Arrays.setAll(few, i -> at(2 + i * 0.01));
        Points train = Points.none().with(0, many).with(1, few);

        assertThat(synthesize(train, variant, 10, 0).counts(2)).containsExactly(0, 4950);
    }

    @Test
    void classesTiedAtTheMaximumStayAsTheyAre() {
        Points train = FOUR.with(2, at(6, 0));
        assertThat(synthesize(train, TOWARDS, 2, 0).counts(3)).containsExactly(0, 0, 1);
    }

    @Test
    void asksForNothingWhereNothingIsRequested() {
        FakeSamplingContext context = new FakeSamplingContext(FOUR, 0);
        RecordingSink synthetics = RecordingSink.refusing(FOUR);

        eos(TOWARDS, 100).synthesize(FOUR, context, synthetics);

        assertThat(synthetics.added()).isEmpty();
        assertThat(context.warnings()).isEmpty();
    }

    @Test
    void usesAllOtherSamplesWithOneWarningWhereKIsTooLarge() {
        Points train = FOUR.with(0, at(0, 1), at(1, 1)).with(2, at(6, 0));
        FakeSamplingContext context = new FakeSamplingContext(train, 7);
        RecordingSink clamped = RecordingSink.refusing(train);

        eos(TOWARDS, 100).synthesize(train, context, clamped);

        assertThat(context.warnings())
                .containsExactly(
                        "eos: k = 100 is more than the 6 other samples that a training sample has; k = 6 is" + " used");
        assertThat(clamped.added()).isEqualTo(synthesize(train, TOWARDS, 6, 7).added());
    }

    @Test
    void doublesKForAClassWithoutEnemiesNearby() {
        // Worked by hand: class 1 is five samples far from all others, so that k = 2 and 4 find none; class 2 is not.
        Points train = Points.none()
                .with(0, at(0), at(1), at(2), at(3), at(4), at(5), at(6))
                .with(1, at(100), at(101), at(102), at(103), at(104))
                .with(2, at(3.5));
        FakeSamplingContext context = new FakeSamplingContext(train, 1);
        RecordingSink synthetics = RecordingSink.refusing(train);

        eos(TOWARDS, 2).synthesize(train, context, synthetics);

        assertThat(context.warnings())
                .containsExactly("eos: no sample of class 1 has another class among its 2 nearest neighbours; k = 8 is"
                        + " used for this class, with which 5 of its 5 samples have one");
        assertThat(synthetics.counts(3)).containsExactly(0, 2, 6);
    }

    @Test
    void doublesKNoFurtherThanToAllOtherSamples() {
        // Worked by hand: nine samples together, one enemy far away; k = 8 finds none, and there are only 9 others.
        float[][] together = new float[9][];
        Arrays.setAll(together, i -> at(i));
        Points train = Points.none().with(1, together).with(0, at(1000));
        FakeSamplingContext context = new FakeSamplingContext(train, 1).requesting(0, 1);
        RecordingSink synthetics = RecordingSink.refusing(train);

        eos(AWAY, 8).synthesize(train, context, synthetics);

        assertThat(context.warnings()).singleElement().asString().contains("class 1", "k = 9", "9 of its 9");
        assertThat(synthetics.counts(2)).containsExactly(0, 1);
    }

    @Test
    void refusesATrainingSetOfOneClass() {
        Points train = Points.none().with(0, at(0), at(1), at(2));
        FakeSamplingContext context = new FakeSamplingContext(train, 0).requesting(2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> eos(TOWARDS, 2).synthesize(train, context, RecordingSink.refusing(train)))
                .withMessage("eos needs samples of at least two classes, but all 3 training samples are of class 0");
    }

    @Test
    void refusesAClassWithoutSamples() {
        Points train = new Points(3, new int[] {0, 0, 1}, new float[3][1]);
        SamplingContext context = new FakeSamplingContext(train, 0).requesting(0, 1, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> eos(TOWARDS, 2).synthesize(train, context, RecordingSink.refusing(train)))
                .withMessageContaining("no sample of it to start from");
    }

    @Test
    void aClassDrawsTheSameNumbersWhateverTheOthersRequest() {
        Points train = RandomPoints.of(4);
        RecordingSink both = RecordingSink.refusing(train);
        eos(TOWARDS, 5).synthesize(train, new FakeSamplingContext(train, 2).requesting(0, 6, 9), both);
        RecordingSink last = RecordingSink.refusing(train);
        eos(TOWARDS, 5).synthesize(train, new FakeSamplingContext(train, 2).requesting(0, 0, 9), last);

        assertThat(both.added().subList(6, 15)).isEqualTo(last.added());
    }

    @Test
    void reportsProgressClassByClass() {
        Points train = RandomPoints.of(5);
        FakeSamplingContext context = new FakeSamplingContext(train, 0);
        eos(TOWARDS, 5).synthesize(train, context, RecordingSink.refusing(train));
        assertThat(context.progressReported()).containsExactly(0.0, 0.5, 1.0);
    }

    private static float[][] scripted(
            Points train, EosOptions.Variant variant, int k, int[] requested, Number... script) {
        ScriptedContext context = new ScriptedContext(train, requested, script);
        RecordingSink synthetics = RecordingSink.refusing(train);
        eos(variant, k).synthesize(train, context, synthetics);
        assertThat(context.isUsedUp()).isTrue();
        assertThat(context.warnings()).isEmpty();
        return synthetics.added().stream().map(RecordingSink.Added::values).toArray(float[][]::new);
    }

    private static RecordingSink synthesize(Points train, EosOptions.Variant variant, int k, long seed) {
        RecordingSink synthetics = RecordingSink.refusing(train);
        eos(variant, k).synthesize(train, new FakeSamplingContext(train, seed), synthetics);
        return synthetics;
    }

    private static Oversampler eos(EosOptions.Variant variant, int k) {
        return new EosPlugin().create(new EosOptions(variant, k));
    }
}
