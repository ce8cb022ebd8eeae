package counterpoise.oversamplers;

import static counterpoise.oversamplers.BorderlineSmoteOptions.Rule.IMBALANCED_LEARN;
import static counterpoise.oversamplers.BorderlineSmoteOptions.Rule.PAPER;
import static counterpoise.oversamplers.BorderlineSmoteOptions.Rule.SMOTE_VARIANTS;
import static counterpoise.oversamplers.Points.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.Space;
import counterpoise.oversamplers.BorderlineSmoteOptions.Rule;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.RecordingSink;
import counterpoise.testkit.fake.RecordingSink.Added;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BorderlineSmoteOversamplerTest {

    /**
     * Worked by hand, m = 3: in class 1, the nearest of 0 are 1, 2 and the enemy at 3 (1 enemy of 3); of 1 they are 0,
     * 2 and 3 (1); of 2 they are 1, 3 and 3.5 (1); of 8 they are the enemies at 7, 9 and 9.5 (3); of 3.5 they are 3,
     * 4.5 and 2 (2).
     */
    private static final Points LINE = Points.none()
            .with(1, at(0), at(1), at(2), at(8), at(3.5))
            .with(0, at(3), at(4.5), at(7), at(9), at(9.5), at(30));

    @Test
    void worksOnPixelsAndEmbeddingsAndMayLeaveAClassOut() {
        Oversampler borderline = borderline(IMBALANCED_LEARN, Optional.empty(), 5);
        assertThat(borderline.spaces()).containsExactly(Space.PIXEL, Space.EMBEDDING);
        assertThat(borderline.exactCounts()).isFalse();
    }

    /** Han et al. 2005: m / 2 <= enemies < m, with m = 10 as in imbalanced-learn; 3 of 5 are the mode. */
    @ParameterizedTest
    @CsvSource({
        "IMBALANCED_LEARN, 10,  4, false, false",
        "IMBALANCED_LEARN, 10,  5, true,  false",
        "IMBALANCED_LEARN, 10,  9, true,  false",
        "IMBALANCED_LEARN, 10, 10, false, false",
        "IMBALANCED_LEARN,  5,  2, false, false",
        "IMBALANCED_LEARN,  5,  3, true,  false",
        "SMOTE_VARIANTS,    5,  2, false, false",
        "SMOTE_VARIANTS,    5,  3, true,  false",
        "SMOTE_VARIANTS,    5,  4, true,  false",
        "SMOTE_VARIANTS,    5,  5, false, true",
        "SMOTE_VARIANTS,   10,  5, false, false",
        "SMOTE_VARIANTS,   10,  6, true,  false",
        "PAPER,             5,  0, false, false",
        "PAPER,             5,  1, true,  false",
        "PAPER,             5,  5, true,  false",
    })
    void tellsDangerFromSafetyAndNoise(Rule rule, int m, int enemies, boolean danger, boolean noise) {
        assertThat(rule.isDanger(enemies, m)).isEqualTo(danger);
        assertThat(rule.isNoise(enemies, m)).isEqualTo(noise);
    }

    @Test
    void takesTheRulesOwnNeighbourhoodWhereNoneIsGiven() {
        assertThat(new BorderlineSmoteOptions(IMBALANCED_LEARN, Optional.empty(), 5).effectiveM())
                .isEqualTo(10);
        assertThat(new BorderlineSmoteOptions(SMOTE_VARIANTS, Optional.empty(), 7).effectiveM())
                .isEqualTo(5);
        assertThat(new BorderlineSmoteOptions(PAPER, Optional.empty(), 7).effectiveM())
                .isEqualTo(5);
        assertThat(new BorderlineSmoteOptions(PAPER, Optional.of(3), 7).effectiveM())
                .isEqualTo(3);
    }

    @Test
    void findsTheDangerOfEachRule() {
        assertThat(danger(IMBALANCED_LEARN)).isEqualTo(new int[][] {{4}, {0, 1, 2, 3, 4}});
        assertThat(danger(SMOTE_VARIANTS)).isEqualTo(new int[][] {{4}, {0, 1, 2, 4}});
        assertThat(danger(PAPER)).isEqualTo(new int[][] {{0, 1, 2, 3, 4}, {0, 1, 2, 3, 4}});
    }

    private static int[][] danger(Rule rule) {
        int[] rows = LINE.rowsOf(1);
        Danger danger = Danger.among(rows, 1, new FakeSamplingContext(LINE, 0).neighbours(rows, 3), rule, LINE);
        return new int[][] {danger.rows(), danger.pool()};
    }

    @Test
    void interpolatesSamplesInDangerWithNeighboursOfTheClass() {
        // Worked by hand, k = 4: the neighbours of 3.5, the only one in danger, are 2, 1, 0 and the noise at 8.
        assertThat(halfWay(IMBALANCED_LEARN, 4, 4))
                .isDeepEqualTo(new float[][] {at(2.75), at(2.25), at(1.75), at(5.75)});
    }

    @Test
    void smoteVariantsLeavesNoiseOutOfTheNeighbourhoods() {
        // Worked by hand, k = 3: without the noise at 8 they are 2, 1 and 0.
        assertThat(halfWay(SMOTE_VARIANTS, 3, 3)).isDeepEqualTo(new float[][] {at(2.75), at(2.25), at(1.75)});
    }

    /** Half way from the first base to each of its partners. */
    private static float[][] halfWay(Rule rule, int k, int count) {
        Number[] script = IntStream.range(0, count)
                .boxed()
                .flatMap(rank -> Stream.<Number>of(0, rank, 0.5))
                .toArray(Number[]::new);
        ScriptedContext context = new ScriptedContext(LINE, new int[] {0, count}, script);
        RecordingSink synthetics = RecordingSink.refusing(LINE);
        borderline(rule, Optional.of(3), k).synthesize(LINE, context, synthetics);
        assertThat(context.isUsedUp()).isTrue();
        assertThat(context.warnings()).isEmpty();
        return synthetics.added().stream().map(Added::values).toArray(float[][]::new);
    }

    @Test
    void tellsWhereTheNoiseLeftOutLeavesTooFewNeighbours() {
        FakeSamplingContext context = new FakeSamplingContext(LINE, 0).requesting(0, 5);
        borderline(SMOTE_VARIANTS, Optional.of(3), 4).synthesize(LINE, context, RecordingSink.refusing(LINE));
        assertThat(context.warnings())
                .containsExactly("borderline-smote: too few samples for k = 4 neighbours of the class: k = 3 is used"
                        + " for class 1, 4 of whose 5 samples are not noise");
    }

    @Test
    void repeatsTheOnlySampleThatIsNotNoise() {
        // Worked by hand, m = 5: the nearest of 1.4 are four enemies and 10, its class; those of 10 five enemies.
        Points train = Points.none()
                .with(0, at(0), at(1), at(2), at(3), at(16), at(16.5), at(17), at(17.5), at(18))
                .with(1, at(1.4), at(10));
        FakeSamplingContext context = new FakeSamplingContext(train, 0).requesting(0, 2);
        RecordingSink synthetics = RecordingSink.refusing(train);

        borderline(SMOTE_VARIANTS, Optional.of(5), 3).synthesize(train, context, synthetics);

        assertThat(synthetics.added()).containsExactly(new Added(1, at(1.4)), new Added(1, at(1.4)));
        assertThat(context.warnings())
                .containsExactly("borderline-smote: too few samples for k = 3 neighbours of the class: the only one of"
                        + " 2 samples of class 1 that is not noise is repeated");
    }

    @ParameterizedTest
    @EnumSource
    void leavesClassesWithoutDangerAsTheyAreWithOneWarning(Rule rule) {
        // Classes 1 and 2 lie far from all others; class 3 among those of class 0.
        Points train = Points.none()
                .with(0, at(0), at(1), at(2), at(3), at(4), at(5), at(6))
                .with(1, at(100), at(101), at(102), at(103))
                .with(2, at(200), at(201), at(202), at(203))
                .with(3, at(2.4), at(2.5), at(2.6));
        FakeSamplingContext context = new FakeSamplingContext(train, 0);
        RecordingSink synthetics = RecordingSink.refusing(train);

        borderline(rule, Optional.of(3), 2).synthesize(train, context, synthetics);

        assertThat(context.warnings())
                .containsExactly(
                        "borderline-smote: no sample is in danger, with m = 3, in these classes, which are left"
                                + " as they are: 1, 2"
                                + (rule == PAPER ? "" : ", 3"));
        assertThat(synthetics.counts(4)).containsExactly(0, 0, 0, rule == PAPER ? 4 : 0);
    }

    @Test
    void usesAllOtherSamplesWithAWarningWhereMIsTooLarge() {
        FakeSamplingContext context = new FakeSamplingContext(LINE, 0).requesting(0, 1);
        borderline(PAPER, Optional.of(11), 4).synthesize(LINE, context, RecordingSink.refusing(LINE));
        assertThat(context.warnings())
                .containsExactly(
                        "borderline-smote: m = 11 is more than the 10 other samples that a training sample has;"
                                + " m = 10 is used");
    }

    @Test
    void repeatsTheOnlySampleOfAClassInDanger() {
        Points train = Points.none().with(0, at(0), at(1), at(2)).with(1, at(1.5));
        FakeSamplingContext context = new FakeSamplingContext(train, 0);
        RecordingSink synthetics = RecordingSink.refusing(train);

        borderline(PAPER, Optional.of(2), 5).synthesize(train, context, synthetics);

        assertThat(synthetics.added()).containsExactly(new Added(1, at(1.5)), new Added(1, at(1.5)));
        assertThat(context.warnings()).singleElement().asString().endsWith("the only sample of class 1 is repeated");
    }

    @Test
    void asksForNothingWhereNothingIsRequested() {
        FakeSamplingContext context = new FakeSamplingContext(LINE, 0).requesting(0, 0);
        RecordingSink synthetics = RecordingSink.refusing(LINE);
        borderline(PAPER, Optional.of(100), 100).synthesize(LINE, context, synthetics);
        assertThat(synthetics.added()).isEmpty();
        assertThat(context.warnings()).isEmpty();
    }

    @Test
    void refusesATrainingSetOfOneClass() {
        Points train = Points.none().with(0, at(0), at(1), at(2));
        FakeSamplingContext context = new FakeSamplingContext(train, 0).requesting(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> borderline(PAPER, Optional.empty(), 5)
                        .synthesize(train, context, RecordingSink.refusing(train)))
                .withMessage("borderline-smote needs samples of at least two classes, but all 3 training samples are of"
                        + " class 0");
    }

    private static Oversampler borderline(Rule rule, Optional<Integer> m, int k) {
        return new BorderlineSmotePlugin().create(new BorderlineSmoteOptions(rule, m, k));
    }
}
