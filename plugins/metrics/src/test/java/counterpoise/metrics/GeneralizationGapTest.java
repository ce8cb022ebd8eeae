package counterpoise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;

import counterpoise.api.metric.MetricResult;
import counterpoise.testkit.fake.FakeEvaluation;
import counterpoise.testkit.fake.InMemorySamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralizationGapTest {

    private static final float[][] NOTHING = {};

    private static Results gap(GapReading reading, FakeEvaluation evaluation) {
        return Results.of(new GeneralizationGap(new GeneralizationGapOptions(reading)), evaluation);
    }

    /** A trial of one class without synthetic embeddings. */
    private static FakeEvaluation oneClass(float[][] train, float[][] test) {
        InMemorySamples trained = InMemorySamples.of(1, new int[train.length], train);
        return FakeEvaluation.ofPredictions(new int[] {train.length}, new int[test.length], new int[test.length])
                .withEmbeddings(trained, trained, InMemorySamples.of(1, new int[test.length], test));
    }

    /** Training rows, test rows, and worked by hand: sum, mean over the features, GGap of Algorithm 1 as printed. */
    static Stream<Arguments> worked() {
        return Stream.of(
                // Ranges [0,2] [1,3] against [-1,3] [2,2]: 1 above and 1 below; printed: minima 0 -1, maxima -1 0.
                Arguments.of(new float[][] {{0, 1}, {2, 3}}, new float[][] {{-1, 2}, {3, 2}}, 2, 1, -0.5),
                // [0,10] [0,10] against [1,9] [2,8]: inside; printed: minima -1 -2, maxima 0 0.
                Arguments.of(new float[][] {{0, 0}, {10, 10}}, new float[][] {{1, 2}, {9, 8}}, 0, 0, -0.75),
                // [0,1] against [-2,.5]: 2 below, of which Algorithm 1 sees nothing.
                Arguments.of(new float[][] {{0}, {1}}, new float[][] {{-2}, {0.5f}}, 2, 2, 0));
    }

    @ParameterizedTest
    @MethodSource("worked")
    void isWhatIsWorkedByHand(float[][] train, float[][] test, double sum, double mean, double printed) {
        FakeEvaluation evaluation = oneClass(train, test);

        Results text = gap(GapReading.TEXT, evaluation);
        assertThat(text.scalar("generalization-gap")).isEqualTo(sum);
        assertThat(text.scalar("per-feature")).isEqualTo(mean);
        assertThat(text.perClass("per-class")).containsExactly(sum);
        assertThat(text.perClass("per-class-per-feature")).containsExactly(mean);

        Results asPrinted = gap(GapReading.PRINTED, evaluation);
        assertThat(asPrinted.scalar("per-feature")).isEqualTo(printed);
        assertThat(asPrinted.scalar("generalization-gap")).isEqualTo(printed * 2 * train[0].length);
    }

    @Test
    void theNetGapIsTheMeanOverTheClasses() {
        InMemorySamples train = InMemorySamples.of(2, new int[] {0, 0, 1, 1}, new float[][] {{0}, {1}, {5}, {6}});
        InMemorySamples test = InMemorySamples.of(2, new int[] {0, 0, 1, 1}, new float[][] {{3}, {1}, {2}, {7}});
        FakeEvaluation evaluation = FakeEvaluation.ofPredictions(
                        new int[] {2, 2}, new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 1})
                .withEmbeddings(train, train, test);

        Results results = gap(GapReading.TEXT, evaluation);

        assertThat(results.perClass("per-class")).containsExactly(2.0, 4.0);
        assertThat(results.scalar("generalization-gap")).isEqualTo(3);
    }

    @Test
    void syntheticEmbeddingsOfTheClassNarrowItsGapAfterAugmentationOnly() {
        int[] labels = {0, 0, 1, 1};
        InMemorySamples train = InMemorySamples.of(2, labels, new float[][] {{0, 0}, {1, 0}, {4, 0}, {5, 0}});
        InMemorySamples augmented = InMemorySamples.of(
                2, new int[] {0, 0, 1, 1, 1}, new float[][] {{0, 0}, {1, 0}, {4, 0}, {5, 0}, {2.5f, 0}});
        InMemorySamples test = InMemorySamples.of(2, labels, new float[][] {{3, 0}, {1, 0}, {1, 0}, {5, 0}});
        FakeEvaluation evaluation =
                FakeEvaluation.ofPredictions(new int[] {2, 2}, labels, labels).withEmbeddings(train, augmented, test);

        Results results = gap(GapReading.TEXT, evaluation);

        // 3 is 2 above 1, and 1 is 3 below 4, or 1.5 below 2.5.
        assertThat(results.perClass("per-class-before")).containsExactly(2.0, 3.0);
        assertThat(results.perClass("per-class")).containsExactly(2.0, 1.5);
        assertThat(results.scalar("before")).isEqualTo(2.5);
        assertThat(results.scalar("generalization-gap")).isEqualTo(1.75);
        assertThat(results.scalar("per-feature-before")).isEqualTo(1.25);
        assertThat(results.scalar("per-feature")).isEqualTo(0.875);
        assertThat(results.perClass("per-class-per-feature-before")).containsExactly(1.0, 1.5);
        assertThat(results.perClass("per-class-per-feature")).containsExactly(1.0, 0.75);
        assertThat(results.table("counts"))
                .isEqualTo(new MetricResult.Table(
                        "counts",
                        List.of("train", "augmented", "test"),
                        List.of("class 0", "class 1"),
                        List.of(List.of(2.0, 2.0, 2.0), List.of(2.0, 3.0, 2.0))));
    }

    @ParameterizedTest
    @EnumSource
    void aClassWithFewerThanTwoTestImagesOrTrainingImagesHasNoGapAndDoesNotCount(GapReading reading) {
        // Images of class 0 to train on and to test on: 2 and 2; of 1: 2 and 0; of 2: 0 and 2; of 3: 2 and 1; of 4: 1
        // and 2, and two synthetic embeddings.
        InMemorySamples train = InMemorySamples.of(
                5, new int[] {0, 0, 1, 1, 3, 3, 4}, new float[][] {{0}, {0}, {0}, {0}, {0}, {0}, {0}});
        InMemorySamples augmented = InMemorySamples.of(
                5, new int[] {0, 0, 1, 1, 3, 3, 4, 4, 4}, new float[][] {{0}, {0}, {0}, {0}, {0}, {0}, {0}, {5}, {6}});
        int[] labels = {0, 0, 2, 2, 3, 4, 4};
        InMemorySamples test = InMemorySamples.of(5, labels, new float[][] {{4}, {4}, {9}, {9}, {9}, {9}, {9}});
        FakeEvaluation evaluation = FakeEvaluation.ofPredictions(new int[] {2, 2, 0, 2, 1}, labels, labels)
                .withEmbeddings(train, augmented, test);

        Results results = gap(reading, evaluation);

        double expected = reading == GapReading.TEXT ? 4 : -8;
        for (String name : List.of("per-class", "per-class-before")) {
            assertThat(results.perClass(name))
                    .containsExactly(expected, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        assertThat(results.scalar("generalization-gap")).isEqualTo(expected);
        assertThat(results.table("counts").values())
                .containsExactly(
                        List.of(2.0, 2.0, 2.0),
                        List.of(2.0, 2.0, 0.0),
                        List.of(0.0, 0.0, 2.0),
                        List.of(2.0, 2.0, 1.0),
                        List.of(1.0, 3.0, 2.0));
    }

    @Test
    void isNotANumberWhereNoClassHasAGap() {
        InMemorySamples train = InMemorySamples.of(2, new int[] {0}, new float[][] {{0}});
        InMemorySamples test = InMemorySamples.of(2, new int[] {1}, new float[][] {{4}});
        FakeEvaluation evaluation = FakeEvaluation.ofPredictions(new int[] {1, 0}, new int[] {1}, new int[] {0})
                .withEmbeddings(train, train, test);

        Results results = gap(GapReading.TEXT, evaluation);

        assertThat(results.scalar("generalization-gap")).isNaN();
        assertThat(results.perClass("per-class")).containsOnly(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 17})
    void isZeroForTrainingImagesThemselves(int perClass) {
        float[][] train = RandomEmbeddings.rows(perClass, 3, "train");

        Results results = gap(GapReading.TEXT, RandomEmbeddings.evaluation(train, NOTHING, train));

        assertThat(results.perClass("per-class")).containsOnly(0.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 10})
    void syntheticEmbeddingsNeverWidenIt(double scale) {
        float[][] train = RandomEmbeddings.rows(4, 1, "train");
        float[][] synthetic = RandomEmbeddings.rows(6, scale, "synthetic");
        float[][] test = RandomEmbeddings.rows(9, 2, "test");

        Results results = gap(GapReading.TEXT, RandomEmbeddings.evaluation(train, synthetic, test));

        List<Double> before = results.perClass("per-class-before");
        List<Double> after = results.perClass("per-class");
        for (int label = 0; label < before.size(); label++) {
            assertThat(after.get(label)).isBetween(0.0, before.get(label));
        }
    }

    @Test
    void growsInProportionToTheEmbeddings() {
        Results single = gap(
                GapReading.TEXT,
                RandomEmbeddings.evaluation(
                        RandomEmbeddings.rows(4, 1, "train"), NOTHING, RandomEmbeddings.rows(9, 2, "test")));
        Results tenfold = gap(
                GapReading.TEXT,
                RandomEmbeddings.evaluation(
                        RandomEmbeddings.rows(4, 10, "train"), NOTHING, RandomEmbeddings.rows(9, 20, "test")));

        assertThat(single.scalar("generalization-gap")).isPositive();
        assertThat(tenfold.scalar("generalization-gap"))
                .isCloseTo(10 * single.scalar("generalization-gap"), within(1e-5));
    }
}
