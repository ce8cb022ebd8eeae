package counterpoise.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.metric.MetricResult;
import counterpoise.metrics.TpFpGapOptions.TrainRange;
import counterpoise.testkit.fake.FakeEvaluation;
import counterpoise.testkit.fake.InMemorySamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TpFpGapTest {

    private static final InMemorySamples TRAIN =
            InMemorySamples.of(2, new int[] {0, 0, 1, 1}, new float[][] {{0}, {1}, {10}, {11}});

    /** The same and one synthetic embedding, of class 1. */
    private static final InMemorySamples AUGMENTED =
            InMemorySamples.of(2, new int[] {0, 0, 1, 1, 1}, new float[][] {{0}, {1}, {10}, {11}, {13}});

    private static Results gap(TrainRange trainRange, FakeEvaluation evaluation) {
        return Results.of(new TpFpGap(new TpFpGapOptions(GapReading.TEXT, trainRange)), evaluation);
    }

    private static FakeEvaluation evaluation(int[] labels, int[] predicted, float[][] test) {
        return FakeEvaluation.ofPredictions(new int[] {2, 2}, labels, predicted)
                .withEmbeddings(TRAIN, AUGMENTED, InMemorySamples.of(2, labels, test));
    }

    /** Every test image stands twice: a group of a single one has no range. */
    private static FakeEvaluation twice(int[] labels, int[] predicted, float[][] test) {
        return evaluation(
                IntStream.of(labels)
                        .flatMap(label -> IntStream.of(label, label))
                        .toArray(),
                IntStream.of(predicted)
                        .flatMap(label -> IntStream.of(label, label))
                        .toArray(),
                Stream.of(test).flatMap(row -> Stream.of(row, row)).toArray(float[][]::new));
    }

    /**
     * Of class 0, 2 is recognised and 5 taken for class 1; of class 1, 15 is recognised and 7 taken for class 0.
     */
    private static FakeEvaluation ordinary() {
        return twice(new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 0}, new float[][] {{2}, {5}, {15}, {7}});
    }

    @Test
    void isWhatIsWorkedByHand() {
        Results results = gap(TrainRange.AUGMENTED, ordinary());

        // Class 0 was trained on [0, 1], class 1 on [10, 13].
        assertThat(results.perClass("per-class-true-positives")).containsExactly(1.0, 2.0);
        assertThat(results.perClass("per-class-misclassified")).containsExactly(4.0, 3.0);
        assertThat(results.perClass("per-class-false-positives")).containsExactly(6.0, 5.0);
        assertThat(results.scalar("true-positives")).isEqualTo(1.5);
        assertThat(results.scalar("misclassified")).isEqualTo(3.5);
        assertThat(results.scalar("false-positives")).isEqualTo(5.5);
        assertThat(results.scalar("misclassified-ratio")).isEqualTo(7.0 / 3);
        assertThat(results.scalar("false-positives-ratio")).isEqualTo(11.0 / 3);
        assertThat(results.table("counts"))
                .isEqualTo(new MetricResult.Table(
                        "counts",
                        List.of("true-positives", "misclassified", "false-positives"),
                        List.of("class 0", "class 1"),
                        List.of(List.of(2.0, 2.0, 2.0), List.of(2.0, 2.0, 2.0))));
    }

    @Test
    void theOriginalRangeLeavesSyntheticEmbeddingsOut() {
        Results results = gap(TrainRange.ORIGINAL, ordinary());

        assertThat(results.perClass("per-class-true-positives")).containsExactly(1.0, 4.0);
        assertThat(results.perClass("per-class-misclassified")).containsExactly(4.0, 3.0);
    }

    @Test
    void aClassWithoutFalsePredictionsHasNoGapThereAndStaysOutOfTheRatio() {
        // Class 0 is wholly recognised; of class 1 one image is taken for class 0.
        Results results = gap(
                TrainRange.AUGMENTED,
                twice(new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 0}, new float[][] {{2}, {9}, {15}, {7}}));

        assertThat(results.perClass("per-class-true-positives")).containsExactly(8.0, 2.0);
        assertThat(results.perClass("per-class-misclassified")).containsExactly(Double.NaN, 3.0);
        assertThat(results.perClass("per-class-false-positives")).containsExactly(6.0, Double.NaN);
        assertThat(results.scalar("misclassified")).isEqualTo(3);
        assertThat(results.scalar("misclassified-ratio")).isEqualTo(1.5);
        assertThat(results.scalar("false-positives-ratio")).isEqualTo(0.75);
        assertThat(results.table("counts").values()).containsExactly(List.of(4.0, 0.0, 2.0), List.of(2.0, 2.0, 0.0));
    }

    @Test
    void aGroupOfASingleImageHasNoGapAndIsReportedByTheCounts() {
        Results results = gap(
                TrainRange.AUGMENTED, evaluation(new int[] {0, 0, 0, 1, 1}, new int[] {0, 0, 1, 1, 1}, new float[][] {
                    {2}, {2}, {5}, {15}, {15}
                }));

        assertThat(results.perClass("per-class-true-positives")).containsExactly(1.0, 2.0);
        assertThat(results.perClass("per-class-misclassified")).containsExactly(Double.NaN, Double.NaN);
        assertThat(results.table("counts").values()).containsExactly(List.of(2.0, 1.0, 0.0), List.of(2.0, 0.0, 1.0));
    }

    @Test
    void isNotANumberWhereNoImageIsInAGroup() {
        Results perfect =
                gap(TrainRange.AUGMENTED, twice(new int[] {0, 1}, new int[] {0, 1}, new float[][] {{2}, {15}}));
        assertThat(perfect.scalar("true-positives")).isEqualTo(1.5);
        assertThat(perfect.scalar("misclassified")).isNaN();
        assertThat(perfect.scalar("false-positives")).isNaN();
        assertThat(perfect.scalar("misclassified-ratio")).isNaN();
        assertThat(perfect.scalar("false-positives-ratio")).isNaN();

        Results hopeless =
                gap(TrainRange.AUGMENTED, twice(new int[] {0, 1}, new int[] {1, 0}, new float[][] {{2}, {15}}));
        assertThat(hopeless.scalar("true-positives")).isNaN();
        assertThat(hopeless.scalar("misclassified")).isEqualTo(1.5);
        assertThat(hopeless.scalar("misclassified-ratio")).isNaN();
    }

    @Test
    void theRatioToNoGapAtAllIsNotANumber() {
        Results results = gap(
                TrainRange.AUGMENTED,
                twice(new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 0}, new float[][] {{1}, {5}, {12}, {7}}));

        assertThat(results.scalar("true-positives")).isZero();
        assertThat(results.scalar("misclassified-ratio")).isNaN();
    }

    @ParameterizedTest
    @EnumSource(GapReading.class)
    void whereAllIsRecognisedTheTruePositivesHaveTheGeneralizationGap(GapReading reading) {
        float[][] test = RandomEmbeddings.rows(9, 2, "test");
        FakeEvaluation trial = RandomEmbeddings.evaluation(
                RandomEmbeddings.rows(4, 1, "train"), RandomEmbeddings.rows(6, 1.5, "synthetic"), test);
        int[] labels = new int[test.length];
        Arrays.setAll(labels, trial::testLabel);
        FakeEvaluation perfect = FakeEvaluation.ofPredictions(trial.trainCounts(), labels, labels)
                .withEmbeddings(trial.trainEmbeddings(), trial.augmentedEmbeddings(), trial.testEmbeddings());
        Results whole = Results.of(new GeneralizationGap(new GeneralizationGapOptions(reading)), perfect);

        for (TrainRange range : TrainRange.values()) {
            Results parted = Results.of(new TpFpGap(new TpFpGapOptions(reading, range)), perfect);
            String same = range == TrainRange.AUGMENTED ? "per-class" : "per-class-before";
            assertThat(parted.perClass("per-class-true-positives")).isEqualTo(whole.perClass(same));
        }
    }
}
