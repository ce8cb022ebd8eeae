package counterpoise.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricResult;

/**
 * Recall by how many training images a class has, before any over-sampling (Liu et al. 2019, arXiv 1904.05160).
 *
 * <p>Results: {@code many}, {@code medium} and {@code few}, the mean recall of the classes of each group that have test
 * images, NaN where there is none; {@code groups}, a row for each group: how many classes it has, how many of them have
 * test images, how many training and how many test images they have together, and the recall again.
 */
final class ManyMediumFew implements Metric {

    private static final List<String> COLUMNS =
            List.of("classes", "tested-classes", "train-images", "test-images", "recall");

    private final ManyMediumFewOptions options;

    ManyMediumFew(ManyMediumFewOptions options) {
        this.options = options;
    }

    @Override
    public List<MetricResult> compute(Evaluation evaluation) {
        List<Group> groups = List.of(
                group("many", evaluation, count -> count > options.manyAbove()),
                group("medium", evaluation, count -> count >= options.fewBelow() && count <= options.manyAbove()),
                group("few", evaluation, count -> count < options.fewBelow()));
        List<MetricResult> results = new ArrayList<>();
        groups.forEach(group -> results.add(new MetricResult.Scalar(group.name, group.recall())));
        results.add(new MetricResult.Table(
                "groups",
                COLUMNS,
                groups.stream().map(Group::name).toList(),
                groups.stream().map(Group::row).toList()));
        return results;
    }

    private static Group group(String name, Evaluation evaluation, IntPredicate holds) {
        int[] trainCounts = evaluation.trainCounts();
        int[] labels = IntStream.range(0, trainCounts.length)
                .filter(label -> holds.test(trainCounts[label]))
                .toArray();
        return new Group(name, labels, trainCounts, evaluation.confusionMatrix());
    }

    private record Group(String name, int[] labels, int[] trainCounts, ConfusionMatrix matrix) {

        IntStream tested() {
            return Arrays.stream(labels).filter(label -> matrix.support(label) > 0);
        }

        double recall() {
            return tested().mapToDouble(matrix::recall).average().orElse(Double.NaN);
        }

        List<Double> row() {
            long trainImages =
                    Arrays.stream(labels).mapToLong(label -> trainCounts[label]).sum();
            long testImages = Arrays.stream(labels).mapToLong(matrix::support).sum();
            return Values.list(labels.length, tested().count(), trainImages, testImages, recall());
        }
    }
}
