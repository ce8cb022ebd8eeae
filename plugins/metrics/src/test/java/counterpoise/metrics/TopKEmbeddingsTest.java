package counterpoise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import counterpoise.api.loss.Loss;
import counterpoise.api.metric.MetricResult;
import counterpoise.testkit.fake.FakeEvaluation;
import counterpoise.testkit.fake.FakeHead;
import counterpoise.testkit.fake.InMemorySamples;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopKEmbeddingsTest {

    private static final Offset<Double> ROUNDING = within(1e-6);

    /** K of the classification embeddings is 1 of 3, that of the feature embeddings 2. */
    private static final TopKEmbeddingsOptions ONE_AND_TWO = new TopKEmbeddingsOptions(0.34, 2);

    /** A head of two classes; the phase-1 head is another, and must not matter. */
    private static final FakeHead HEAD = FakeHead.linear(new float[] {1, 1, -1}, new float[] {-1, 2, 0.5f});

    private static final FakeHead OTHER_HEAD = FakeHead.linear(new float[] {9, 9, 9}, new float[] {-9, -9, -9});

    /** Of class 0 two images, both recognised; of class 1 the first is recognised and the second taken for class 0. */
    private static final float[][] TRAIN = {{2, 1, 1}, {4, 1, 1}, {0, 2, 2}, {5, 0, 1}};

    /** Of class 0 one image, recognised; of class 1 one, taken for class 0. */
    private static final float[][] TEST = {{3, 0, 2}, {6, 1, 0}};

    private static FakeEvaluation evaluation() {
        InMemorySamples train = InMemorySamples.of(2, new int[] {0, 0, 1, 1}, TRAIN);
        InMemorySamples augmented = InMemorySamples.of(
                2, new int[] {0, 0, 1, 1, 1}, new float[][] {TRAIN[0], TRAIN[1], TRAIN[2], TRAIN[3], {99, 99, 99}});
        return FakeEvaluation.ofPredictions(new int[] {2, 2}, new int[] {0, 1}, new int[] {0, 0})
                .withEmbeddings(train, augmented, InMemorySamples.of(2, new int[] {0, 1}, TEST))
                .withHeads(OTHER_HEAD, HEAD);
    }

    private static Results results(TopKEmbeddingsOptions options, FakeEvaluation evaluation) {
        return Results.of(new TopKEmbeddings(options), evaluation);
    }

    @ParameterizedTest
    @CsvSource({"64, 6", "256, 25", "342, 34", "5, 1", "1, 1"})
    void kOfTheClassificationEmbeddingsIsATenthOfTheWidth(int width, int k) {
        assertThat(new TopKEmbeddingsOptions(0.1, 10).classificationK(width)).isEqualTo(k);
    }

    @Test
    void kFollowsTheOptions() {
        assertThat(new TopKEmbeddingsOptions(0.29, 10).classificationK(100)).isEqualTo(29);
        assertThat(new TopKEmbeddingsOptions(1, 10).classificationK(7)).isEqualTo(7);
        assertThat(new TopKEmbeddingsOptions(0.1, 10).featureK(64)).isEqualTo(10);
        assertThat(new TopKEmbeddingsOptions(0.1, 10).featureK(6)).isEqualTo(6);
    }

    @Test
    void classificationEmbeddingsAreWhatIsWorkedByHand() {
        Results results = results(ONE_AND_TWO, evaluation());

        // True positives of class 0 in training: (2, 1, -1) and (4, 1, -1), with mean (3, 1, -1); in the test
        // images (3, 0, -2). Of class 1 in training (0, 4, 1); in the test images there is none.
        assertThat(results.table("classification-summary").values())
                .containsExactly(
                        List.of(2.0, 1.0, 0.75, 1.0, 1.0, 3.0, 3.0, 3.0, 1.0),
                        List.of(1.0, 0.0, 0.8, Double.NaN, 0.8, Double.NaN, 4.0, Double.NaN, Double.NaN));
        assertThat(results.scalar("classification-share-train")).isCloseTo(0.775, ROUNDING);
        assertThat(results.scalar("classification-share-test")).isEqualTo(1);
        assertThat(results.scalar("classification-overlap")).isEqualTo(1);
        assertThat(results.table("classification-top-train"))
                .isEqualTo(new MetricResult.Table(
                        "classification-top-train",
                        List.of("index-1", "value-1"),
                        List.of("class 0", "class 1"),
                        List.of(List.of(0.0, 3.0), List.of(1.0, 4.0))));
        assertThat(results.table("classification-top-test").values())
                .containsExactly(List.of(0.0, 3.0), List.of(Double.NaN, Double.NaN));
        assertThat(results.table("classification-overlaps-train").values())
                .containsExactly(List.of(1.0, 0.0), List.of(0.0, 1.0));
        assertThat(results.table("classification-overlaps-test").values())
                .containsExactly(List.of(1.0, Double.NaN), List.of(Double.NaN, Double.NaN));
    }

    @Test
    void featureEmbeddingsAreWhatIsWorkedByHand() {
        Results results = results(ONE_AND_TWO, evaluation());

        // Means in training (3, 1, 1) and (2.5, 1, 1.5), in the test images (3, 0, 2) and (6, 1, 0).
        assertThat(results.table("feature-summary").values())
                .containsExactly(
                        List.of(2.0, 1.0, 0.8, 1.0, 0.8, 1.0, 2.0, 2.5, 0.5),
                        List.of(2.0, 1.0, 0.8, 1.0, 0.8, 1.0, 2.0, 3.5, 0.5));
        assertThat(results.scalar("feature-share-train")).isEqualTo(0.8);
        assertThat(results.scalar("feature-share-test")).isEqualTo(1);
        assertThat(results.scalar("feature-overlap")).isEqualTo(0.5);
        assertThat(results.table("feature-top-train"))
                .isEqualTo(new MetricResult.Table(
                        "feature-top-train",
                        List.of("index-1", "index-2", "value-1", "value-2"),
                        List.of("class 0", "class 1"),
                        List.of(List.of(0.0, 1.0, 3.0, 1.0), List.of(0.0, 2.0, 2.5, 1.5))));
        assertThat(results.table("feature-overlaps-train").values())
                .containsExactly(List.of(1.0, 0.5), List.of(0.5, 1.0));
        assertThat(results.table("feature-overlaps-test").values())
                .containsExactly(List.of(1.0, 0.5), List.of(0.5, 1.0));
    }

    @Test
    void minimalSetsAreWhatIsWorkedByHand() {
        Results results = results(ONE_AND_TWO, evaluation());

        // Logits in training: (2, .5), (4, -1.5), (0, 5), (4, -4.5). On the -1 of the first come 2, which reach .5: 1.
        // -1 + 4 reach -1.5, but so does -1 alone: 0. 0 reaches 0: none. -1 reaches -4.5: none.
        // In the test images (1, -2): -2 reaches -2: none. (7, -4): 0 reaches -4: none.
        assertThat(results.table("minimal-counts"))
                .isEqualTo(new MetricResult.Table(
                        "minimal-counts",
                        List.of(
                                "true-positives-train",
                                "true-positives-test",
                                "misclassified-train",
                                "misclassified-test"),
                        List.of("class 0", "class 1"),
                        List.of(List.of(0.5, 0.0, Double.NaN, Double.NaN), List.of(0.0, Double.NaN, 0.0, 0.0))));
        assertThat(results.scalar("minimal-count-train")).isEqualTo(0.25);
        assertThat(results.scalar("minimal-count-test")).isZero();
        assertThat(results.table("minimal-top-train"))
                .isEqualTo(new MetricResult.Table(
                        "minimal-top-train",
                        List.of("index-1", "frequency-1", "magnitude-1"),
                        List.of("class 0", "class 1"),
                        List.of(List.of(0.0, 0.5, 3.0), List.of(0.0, 0.0, 0.0))));
        assertThat(results.table("minimal-top-test").values().get(1)).containsOnly(Double.NaN);
    }

    @Test
    void theMinimalSetOfAFalsePredictionBeginsWithTheBiasOfTheClassPredicted() {
        FakeHead head = new FakeHead(
                Loss.Head.LINEAR, new float[][] {{1, 0.5f, -1, 0.2f}, {0.5f, 1, 1, -0.1f}}, new float[] {0.2f, 0});
        float[] embedding = {2, 1, 0.5f, 3};
        int[] labels = {0, 1};
        InMemorySamples both = InMemorySamples.of(2, labels, new float[][] {embedding, embedding});
        FakeEvaluation evaluation = FakeEvaluation.ofPredictions(new int[] {1, 1}, labels, new int[] {0, 0})
                .withEmbeddings(both, both, both)
                .withHeads(head, head);

        Results results = results(ONE_AND_TWO, evaluation);

        // Worked by hand: entries 2, .5, -.5, .6 against a runner-up of 2.2. On .2 - .5 two suffice; on 0 - .5, with
        // the bias of the true class, it would take three.
        assertThat(results.table("minimal-counts").values())
                .containsExactly(List.of(2.0, 2.0, Double.NaN, Double.NaN), List.of(Double.NaN, Double.NaN, 2.0, 2.0));
    }

    @Test
    void readsTheHeadThatWasEvaluatedAndNoSyntheticEmbeddings() {
        FakeEvaluation evaluation = evaluation();
        FakeEvaluation bare = evaluation
                .withEmbeddings(evaluation.trainEmbeddings(), evaluation.trainEmbeddings(), evaluation.testEmbeddings())
                .withHeads(HEAD, HEAD);

        assertThat(results(ONE_AND_TWO, bare)).isEqualTo(results(ONE_AND_TWO, evaluation));
    }

    @Test
    void sharesGrowWithK() {
        float[][] train = RandomEmbeddings.rows(9, 1, "train");
        FakeHead head = FakeHead.linear(
                new float[] {1, 1, 0.5f, -1, 0.5f}, new float[] {0.5f, -1, 1, 1, 1}, new float[] {1, 0.5f, -1, 1, 0.5f
                });
        FakeEvaluation evaluation =
                RandomEmbeddings.evaluation(train, new float[0][], train).withHeads(head, head);

        double smaller = 0;
        for (int k = 1; k <= 5; k++) {
            Results results = results(new TopKEmbeddingsOptions(k / 5.0, k), evaluation);
            double share = results.scalar("feature-share-train");
            assertThat(share).isGreaterThan(smaller);
            assertThat(results.scalar("feature-overlap")).isEqualTo(1);
            smaller = share;
        }
        assertThat(smaller).isCloseTo(1, ROUNDING);
    }
}
