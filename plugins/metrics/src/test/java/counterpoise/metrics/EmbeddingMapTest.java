package counterpoise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import counterpoise.api.metric.MetricResult;
import counterpoise.testkit.fake.FakeEvaluation;
import counterpoise.testkit.fake.InMemorySamples;
import org.junit.jupiter.api.Test;

class EmbeddingMapTest {

    /** Of class 0 near 0 eight, of class 1 near 10 two, and six synthetic ones there; of class 2 four elsewhere. */
    private static FakeEvaluation evaluation() {
        int[] labels = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2};
        float[][] train = new float[labels.length][2];
        for (int row = 0; row < labels.length; row++) {
            train[row] = new float[] {10 * labels[row] + 0.1f * row, 10 * labels[row] - 0.2f * row};
        }
        int[] augmentedLabels = Arrays.copyOf(labels, labels.length + 6);
        float[][] augmented = Arrays.copyOf(train, labels.length + 6);
        for (int row = labels.length; row < augmented.length; row++) {
            augmentedLabels[row] = 1;
            augmented[row] = new float[] {10 + 0.1f * row, 10};
        }
        InMemorySamples real = InMemorySamples.of(3, labels, train);
        return FakeEvaluation.ofPredictions(new int[] {8, 2, 4}, new int[] {0, 1, 2}, new int[] {0, 1, 2})
                .withEmbeddings(real, InMemorySamples.of(3, augmentedLabels, augmented), real);
    }

    private static MetricResult.Table map(List<String> classes, int maxPoints) {
        List<MetricResult> results =
                new EmbeddingMap(new EmbeddingMapOptions(classes, maxPoints, 250)).compute(evaluation());
        assertThat(results).hasSize(1);
        return (MetricResult.Table) results.get(0);
    }

    private static List<List<Double>> points(MetricResult.Table map) {
        return map.values().stream()
                .filter(point -> !point.contains(Double.NaN))
                .toList();
    }

    private static long count(MetricResult.Table map, double label, double synthetic) {
        return map.values().stream()
                .filter(point -> point.get(2) == label && point.get(3) == synthetic)
                .count();
    }

    @Test
    void placesTheLargestAndTheSmallestClass() {
        MetricResult.Table map = map(List.of(), 300);
        assertThat(map.columns()).containsExactly("x", "y", "label", "synthetic");
        assertThat(map.rows()).hasSize(600).startsWith("point 1", "point 2");
        assertThat(points(map)).hasSize(16).isEqualTo(map.values().subList(0, 16));
        assertThat(count(map, 0, 0)).isEqualTo(8);
        assertThat(count(map, 1, 0)).isEqualTo(2);
        assertThat(count(map, 1, 1)).isEqualTo(6);
    }

    @Test
    void placesTheClassesThatAreNamed() {
        List<String> names = evaluation().classNames();
        MetricResult.Table map = map(List.of(names.get(2), names.get(0)), 300);
        assertThat(points(map)).hasSize(12);
        assertThat(map.values().get(0).get(2)).isEqualTo(2);
        assertThat(count(map, 0, 0)).isEqualTo(8);
    }

    @Test
    void takesAPartOfManyAndAllRealOnesOfFew() {
        MetricResult.Table map = map(List.of(evaluation().classNames().get(1)), 10);
        assertThat(count(map, 1, 0)).isEqualTo(2);
        assertThat(count(map, 1, 1)).isEqualTo(6);
        // Points of two classes; of the first five, evenly from all eight, and no synthetic ones.
        EmbeddingMapOptions few = new EmbeddingMapOptions(List.of(), 5, 250);
        MetricResult.Table part =
                (MetricResult.Table) new EmbeddingMap(few).compute(evaluation()).get(0);
        assertThat(count(part, 0, 0)).isEqualTo(5);
        assertThat(count(part, 1, 0)).isEqualTo(2);
        assertThat(count(part, 1, 1)).isEqualTo(3);
    }

    @Test
    void hasNoMapOfAHandfulOfPoints() {
        MetricResult.Table map = map(List.of(evaluation().classNames().get(2)), 300);
        assertThat(map.values()).hasSize(300);
        assertThat(points(map)).isEmpty();
    }

    @Test
    void refusesAClassThatIsNotThere() {
        assertThatThrownBy(() -> map(List.of("zebra"), 300))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no class is called zebra; the classes are ");
        assertThatThrownBy(() -> new EmbeddingMapOptions(List.of("a", "a"), 300, 1))
                .hasMessage("classes names a class twice: a, a");
    }
}
