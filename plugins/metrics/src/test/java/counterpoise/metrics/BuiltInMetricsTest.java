package counterpoise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;

import counterpoise.api.Plugin;
import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricPlugin;
import counterpoise.api.metric.MetricResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInMetricsTest {

    private static final ConfusionMatrix MATRIX = new ConfusionMatrix(new long[][] {{8, 1, 1}, {2, 6, 2}, {3, 3, 4}});

    @Test
    void theServicesFileNamesEveryBuiltInMetric() {
        assertThat(plugins())
                .extracting(MetricPlugin::name)
                .containsExactly(
                        "bac",
                        "gm",
                        "fm",
                        "g-mean",
                        "accuracy",
                        "per-class-recall",
                        "confusion-matrix",
                        "many-medium-few",
                        "generalization-gap",
                        "tp-fp-gap",
                        "weight-norms",
                        "top-k-embeddings",
                        "embedding-map");
    }

    @Test
    void everyMetricNamesTheRevisionOfItsResults() {
        assertThat(plugins()).allSatisfy(plugin -> assertThat(plugin.revision()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bac", "gm", "fm", "g-mean", "accuracy", "per-class-recall", "confusion-matrix"})
    void aScoreNeedsNothingBeyondThePredictions(String name) {
        assertThat(metric(name).needs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // Worked by hand: recalls .8 .6 .4, specificities .75 .8 .85, F1 16/23 12/20 8/17.
        "bac,      0.600000",
        "gm,       0.692820", // sqrt(.6 * .8)
        "fm,       0.588747",
        "g-mean,   0.576900", // cube root of .192
        "accuracy, 0.600000"
    })
    void aScoreIsOneScalarOfThePluginsName(String name, double expected) {
        MetricResult result = only(metric(name), MATRIX);

        assertThat(result).isInstanceOfSatisfying(MetricResult.Scalar.class, scalar -> {
            assertThat(scalar.name()).isEqualTo(name);
            assertThat(scalar.value()).isCloseTo(expected, within(1e-6));
        });
    }

    @Test
    void theSummaryOfGmSaysWhichGeometricMeanItIs() {
        assertThat(plugin("gm").summary()).contains("macro recall x macro specificity");
        assertThat(plugin("g-mean").summary()).contains("Geometric mean of the recalls");
    }

    @Test
    void accuracyWeighsImagesWhereBalancedAccuracyWeighsClasses() {
        ConfusionMatrix imbalanced = new ConfusionMatrix(new long[][] {{90, 0}, {10, 0}});

        assertThat(only(metric("accuracy"), imbalanced)).isEqualTo(new MetricResult.Scalar("accuracy", 0.9));
        assertThat(only(metric("bac"), imbalanced)).isEqualTo(new MetricResult.Scalar("bac", 0.5));
    }

    @Test
    void perClassRecallHasOneNumberAClass() {
        assertThat(only(metric("per-class-recall"), MATRIX))
                .isEqualTo(new MetricResult.PerClass("per-class-recall", List.of(0.8, 0.6, 0.4)));
    }

    @Test
    void perClassRecallIsUndefinedForAClassWithoutTestImages() {
        ConfusionMatrix matrix = new ConfusionMatrix(new long[][] {{3, 1}, {0, 0}});

        assertThat(only(metric("per-class-recall"), matrix))
                .isEqualTo(new MetricResult.PerClass("per-class-recall", List.of(0.75, Double.NaN)));
    }

    @Test
    void theConfusionMatrixIsATableWithTruthInRows() {
        List<String> names = List.of("class 0", "class 1", "class 2");

        assertThat(only(metric("confusion-matrix"), MATRIX))
                .isEqualTo(new MetricResult.Table(
                        "confusion-matrix",
                        names,
                        names,
                        List.of(List.of(8.0, 1.0, 1.0), List.of(2.0, 6.0, 2.0), List.of(3.0, 3.0, 4.0))));
    }

    @Test
    void theConfusionMatrixRefusesClassNamesThatDoNotFitIt() {
        Evaluation evaluation = new FinishedTrial(MATRIX, List.of("cat", "dog"));

        assertThatThrownBy(() -> metric("confusion-matrix").compute(evaluation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("confusion-matrix");
    }

    private static List<MetricPlugin<?>> plugins() {
        List<MetricPlugin<?>> plugins = new ArrayList<>();
        for (Plugin<?> plugin : ServiceLoader.load(Plugin.class)) {
            plugins.add((MetricPlugin<?>) plugin);
        }
        return plugins;
    }

    private static MetricPlugin<?> plugin(String name) {
        return plugins().stream()
                .filter(plugin -> plugin.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Metric metric(String name) {
        return ((SingleResultPlugin) plugin(name)).create(new NoOptions());
    }

    private static MetricResult only(Metric metric, ConfusionMatrix matrix) {
        List<String> names = IntStream.range(0, matrix.classes())
                .mapToObj(label -> "class " + label)
                .toList();
        List<MetricResult> results = metric.compute(new FinishedTrial(matrix, names));
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    /** An evaluation that has predictions and nothing else. */
    private record FinishedTrial(ConfusionMatrix confusionMatrix, List<String> classNames) implements Evaluation {}
}
