package counterpoise.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import counterpoise.api.metric.MetricResult;

/**
 * The top K of the mean embedding of each class, training against test images.
 *
 * <p>Results, each name behind the kind of embeddings:
 *
 * <ul>
 *   <li>{@code share-train} and {@code share-test}: the sum of the top K over that of all positive entries, the mean of
 *       the classes; {@code overlap}: the share of the indices of the top K of the training images that are among those
 *       of the test images too;
 *   <li>{@code summary}: for each class how many images the mean is over, both shares (of the positive entries, and of
 *       the sum of all, which negative entries can push above 1), the magnitude (the mean of the top K), the overlap;
 *   <li>{@code top-train} and {@code top-test}: for each class the indices of the top K, from 0, largest first, and the
 *       mean embedding there;
 *   <li>{@code overlaps-train} and {@code overlaps-test}: the share of the top K that two classes have in common.
 * </ul>
 */
final class TopKComparison {

    private static final List<String> SUMMARY = List.of(
            "images-train",
            "images-test",
            "share-train",
            "share-test",
            "share-of-all-train",
            "share-of-all-test",
            "magnitude-train",
            "magnitude-test",
            "overlap");

    private final String kind;
    private final List<String> classNames;
    private final int k;
    private final ClassMeans trainMeans;
    private final ClassMeans testMeans;
    private final List<TopK> train;
    private final List<TopK> test;

    TopKComparison(String kind, List<String> classNames, ClassMeans trainMeans, ClassMeans testMeans, int k) {
        this.kind = kind;
        this.classNames = classNames;
        this.k = k;
        this.trainMeans = trainMeans;
        this.testMeans = testMeans;
        this.train = topK(trainMeans);
        this.test = topK(testMeans);
    }

    private List<TopK> topK(ClassMeans means) {
        return IntStream.range(0, classNames.size())
                .mapToObj(label -> TopK.of(means.mean(label), k))
                .toList();
    }

    List<MetricResult> results() {
        List<MetricResult> results = new ArrayList<>();
        results.add(mean("share-train", train, TopK::shareOfPositive));
        results.add(mean("share-test", test, TopK::shareOfPositive));
        results.add(new MetricResult.Scalar(name("overlap"), Values.meanOfDefined(overlaps())));
        results.add(ClassTables.of(name("summary"), SUMMARY, classNames, this::summary));
        results.add(top("top-train", train));
        results.add(top("top-test", test));
        results.add(overlaps("overlaps-train", train));
        results.add(overlaps("overlaps-test", test));
        return results;
    }

    private String name(String name) {
        return kind + "-" + name;
    }

    private MetricResult mean(String name, List<TopK> classes, ToDoubleFunction<TopK> value) {
        double[] values = classes.stream().mapToDouble(value).toArray();
        return new MetricResult.Scalar(name(name), Values.meanOfDefined(values));
    }

    private double[] overlaps() {
        return IntStream.range(0, train.size())
                .mapToDouble(label -> train.get(label).overlap(test.get(label)))
                .toArray();
    }

    private List<Double> summary(int label) {
        TopK trained = train.get(label);
        TopK tested = test.get(label);
        return Values.list(
                trainMeans.count(label),
                testMeans.count(label),
                trained.shareOfPositive(),
                tested.shareOfPositive(),
                trained.share(),
                tested.share(),
                trained.magnitude(),
                tested.magnitude(),
                trained.overlap(tested));
    }

    private MetricResult top(String name, List<TopK> classes) {
        return ClassTables.of(name(name), ClassTables.ranked(k, "index", "value"), classNames, label -> {
            TopK top = classes.get(label);
            return DoubleStream.concat(top.definedIndices(), top.largest())
                    .boxed()
                    .toList();
        });
    }

    private MetricResult overlaps(String name, List<TopK> classes) {
        return ClassTables.of(name(name), classNames, classNames, label -> classes.stream()
                .map(other -> classes.get(label).overlap(other))
                .toList());
    }
}
