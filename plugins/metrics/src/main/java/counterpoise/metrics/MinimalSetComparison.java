package counterpoise.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.metric.MetricResult;

/**
 * The minimal sets of the images of each class (see {@link MinimalSet}), training against test images.
 *
 * <p>Results:
 *
 * <ul>
 *   <li>{@code minimal-count-train} and {@code minimal-count-test}: how many features the minimal set of a true
 *       positive has, the mean of the means of the classes;
 *   <li>{@code minimal-counts}: the mean of each class, over its true positives and over its misclassified images,
 *       whose minimal sets are those of the wrong predictions;
 *   <li>{@code minimal-top-train} and {@code minimal-top-test}: for each class the indices, from 0, of the K features
 *       that are in the most minimal sets of its true positives, in what share of them they are, and the mean
 *       classification embedding there.
 * </ul>
 */
final class MinimalSetComparison {

    private static final List<String> COUNTS =
            List.of("true-positives-train", "true-positives-test", "misclassified-train", "misclassified-test");

    private final List<String> classNames;
    private final EmbeddingStatistics train;
    private final EmbeddingStatistics test;
    private final int k;

    MinimalSetComparison(List<String> classNames, EmbeddingStatistics train, EmbeddingStatistics test, int k) {
        this.classNames = classNames;
        this.train = train;
        this.test = test;
        this.k = k;
    }

    List<MetricResult> results() {
        List<MetricResult> results = new ArrayList<>();
        results.add(count("minimal-count-train", train));
        results.add(count("minimal-count-test", test));
        results.add(ClassTables.of("minimal-counts", COUNTS, classNames, label -> Stream.of(
                        train.minimalCounts(),
                        test.minimalCounts(),
                        train.minimalCountsOfMisclassified(),
                        test.minimalCountsOfMisclassified())
                .map(counts -> counts.mean(label)[0])
                .toList()));
        results.add(top("minimal-top-train", train));
        results.add(top("minimal-top-test", test));
        return results;
    }

    private MetricResult count(String name, EmbeddingStatistics part) {
        double[] counts = IntStream.range(0, classNames.size())
                .mapToDouble(label -> part.minimalCounts().mean(label)[0])
                .toArray();
        return new MetricResult.Scalar(name, Values.meanOfDefined(counts));
    }

    private MetricResult top(String name, EmbeddingStatistics part) {
        return ClassTables.of(name, ClassTables.ranked(k, "index", "frequency", "magnitude"), classNames, label -> {
            TopK top = TopK.of(part.inMinimalSet().mean(label), k);
            double[] magnitudes = part.classification().mean(label);
            return Stream.of(
                            top.definedIndices(),
                            top.largest(),
                            Arrays.stream(top.indices()).mapToDouble(i -> magnitudes[i]))
                    .flatMap(DoubleStream::boxed)
                    .toList();
        });
    }
}
