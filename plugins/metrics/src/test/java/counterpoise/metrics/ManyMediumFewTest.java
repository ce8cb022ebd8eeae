package counterpoise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.MetricResult;
import org.junit.jupiter.api.Test;

class ManyMediumFewTest {

    private static final ManyMediumFewOptions DEFAULTS = new ManyMediumFewOptions(100, 20);

    private static Results recall(ManyMediumFewOptions options, int[] trainCounts, long[][] confusion) {
        return Results.of(new ManyMediumFew(options), new FinishedTrial(trainCounts, new ConfusionMatrix(confusion)));
    }

    /** An evaluation that has predictions and training counts. */
    private record FinishedTrial(int[] trainCounts, ConfusionMatrix confusionMatrix) implements Evaluation {}

    @Test
    void isWhatIsWorkedByHand() {
        // Recalls 9/10, 5/10, 8/20, 1/4, 0/5.
        long[][] confusion = {{9, 1, 0, 0, 0}, {5, 5, 0, 0, 0}, {0, 12, 8, 0, 0}, {0, 0, 3, 1, 0}, {5, 0, 0, 0, 0}};
        Results results = recall(DEFAULTS, new int[] {500, 101, 100, 20, 19}, confusion);

        assertThat(results.scalar("many")).isEqualTo(0.7);
        assertThat(results.scalar("medium")).isEqualTo(0.325);
        assertThat(results.scalar("few")).isZero();
        assertThat(results.table("groups"))
                .isEqualTo(new MetricResult.Table(
                        "groups",
                        List.of("classes", "tested-classes", "train-images", "test-images", "recall"),
                        List.of("many", "medium", "few"),
                        List.of(
                                List.of(2.0, 2.0, 601.0, 20.0, 0.7),
                                List.of(2.0, 2.0, 120.0, 24.0, 0.325),
                                List.of(1.0, 1.0, 19.0, 5.0, 0.0))));
    }

    @Test
    void aGroupWithoutClassesHasNoRecall() {
        Results results = recall(DEFAULTS, new int[] {500, 30}, new long[][] {{3, 1}, {0, 4}});

        assertThat(results.scalar("few")).isNaN();
        assertThat(results.table("groups").values().get(2)).containsExactly(0.0, 0.0, 0.0, 0.0, Double.NaN);
    }

    @Test
    void aClassWithoutTestImagesDoesNotCount() {
        Results results = recall(DEFAULTS, new int[] {500, 400, 5}, new long[][] {{3, 1, 0}, {0, 0, 0}, {0, 0, 0}});

        assertThat(results.scalar("many")).isEqualTo(0.75);
        assertThat(results.scalar("few")).isNaN();
        assertThat(results.table("groups").values().get(0)).containsExactly(2.0, 1.0, 900.0, 4.0, 0.75);
    }

    @Test
    void thresholdsAreOptions() {
        ManyMediumFewOptions options = new ManyMediumFewOptions(1000, 200);
        Results results = recall(options, new int[] {1001, 1000, 199}, new long[][] {{1, 0, 0}, {1, 1, 0}, {3, 0, 1}});

        assertThat(results.scalar("many")).isEqualTo(1);
        assertThat(results.scalar("medium")).isEqualTo(0.5);
        assertThat(results.scalar("few")).isEqualTo(0.25);
    }

    @Test
    void everyClassIsInExactlyOneGroup() {
        int[] trainCounts = {0, 1, 19, 20, 21, 99, 100, 101, 5000};
        long[][] confusion = new long[trainCounts.length][trainCounts.length];
        for (ManyMediumFewOptions options : List.of(
                DEFAULTS,
                new ManyMediumFewOptions(0, 0),
                new ManyMediumFewOptions(20, 20),
                new ManyMediumFewOptions(20, 21))) {
            double classes = recall(options, trainCounts, confusion).table("groups").values().stream()
                    .mapToDouble(row -> row.get(0))
                    .sum();
            assertThat(classes).as("%s", options).isEqualTo(trainCounts.length);
        }
    }

    @Test
    void refusesThresholdsThatOverlap() {
        assertThatThrownBy(() -> new ManyMediumFewOptions(20, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("few-below = 100 and many-above = 20 overlap: a class could have both few and many;"
                        + " lower few-below");
        assertThatThrownBy(() -> new ManyMediumFewOptions(20, 22)).isInstanceOf(IllegalArgumentException.class);
        assertThatCode(() -> new ManyMediumFewOptions(Integer.MAX_VALUE, Integer.MAX_VALUE))
                .doesNotThrowAnyException();
    }
}
