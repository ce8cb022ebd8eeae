package counterpoise.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntBinaryOperator;

import counterpoise.api.Samples;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricResult;

/**
 * The generalization gap of the test images that were recognised and of those that were not (Dablain et al. 2022,
 * Fig. 4), each against the training range of a class. In units of the embedding's values, summed over the features.
 *
 * <p>Three groups of test images:
 *
 * <ul>
 *   <li>{@code true-positives}: of the class, and taken for it;
 *   <li>{@code misclassified}: of the class, and taken for another; what the paper calls FP;
 *   <li>{@code false-positives}: of another class, and taken for this one; what the field calls so.
 * </ul>
 *
 * <p>Results: of each group a scalar of its name, the mean over the classes that have one, and {@code per-class-...};
 * {@code misclassified-ratio} and {@code false-positives-ratio}, how many times as large as the gap of the true
 * positives theirs is, both summed over the classes that have both; {@code counts}, the size of each group by class.
 *
 * <p>A class with fewer than two test images in a group has no range and so no gap there: NaN; one with fewer than two
 * training images has none in any group. Ranges grow with the number of images, and the groups are of different sizes:
 * see {@code counts}.
 */
final class TpFpGap implements Metric {

    private static final int NO_GROUP = FeatureRange.NO_GROUP;

    private final TpFpGapOptions options;

    TpFpGap(TpFpGapOptions options) {
        this.options = options;
    }

    @Override
    public Set<Need> needs() {
        return EnumSet.of(Need.EMBEDDINGS);
    }

    @Override
    public List<MetricResult> compute(Evaluation evaluation) {
        Samples trained =
                switch (options.trainRange()) {
                    case AUGMENTED -> evaluation.augmentedEmbeddings();
                    case ORIGINAL -> evaluation.trainEmbeddings();
                };
        FeatureRange[] train = FeatureRange.ofClasses(trained);
        Group recognised =
                group("true-positives", train, evaluation, (truth, taken) -> truth == taken ? truth : NO_GROUP);
        Group misclassified =
                group("misclassified", train, evaluation, (truth, taken) -> truth == taken ? NO_GROUP : truth);
        Group falsePositives =
                group("false-positives", train, evaluation, (truth, taken) -> truth == taken ? NO_GROUP : taken);
        List<Group> groups = List.of(recognised, misclassified, falsePositives);

        List<MetricResult> results = new ArrayList<>();
        groups.forEach(group -> results.add(new MetricResult.Scalar(group.name, Values.meanOfDefined(group.gaps))));
        for (Group group : List.of(misclassified, falsePositives)) {
            results.add(new MetricResult.Scalar(group.name + "-ratio", group.ratioTo(recognised)));
        }
        groups.forEach(
                group -> results.add(new MetricResult.PerClass("per-class-" + group.name, Values.list(group.gaps))));
        results.add(ClassTables.of(
                "counts", groups.stream().map(Group::name).toList(), evaluation.classNames(), label -> groups.stream()
                        .map(group -> group.counts[label])
                        .toList()));
        return results;
    }

    private Group group(String name, FeatureRange[] train, Evaluation evaluation, IntBinaryOperator classOf) {
        FeatureRange[] ranges = FeatureRange.of(
                evaluation.testEmbeddings(),
                row -> classOf.applyAsInt(evaluation.testLabel(row), evaluation.testPrediction(row)));
        double[] counts = Arrays.stream(ranges).mapToDouble(FeatureRange::count).toArray();
        return new Group(name, options.reading().sums(evaluation.trainCounts(), train, ranges), counts);
    }

    /**
     * A group of test images.
     *
     * @param name what it is called
     * @param gaps the gap of each class; NaN where it has none
     * @param counts how many images of the group each class has
     */
    private record Group(String name, double[] gaps, double[] counts) {

        /** NaN where no class has both, or the other's gap is 0. */
        double ratioTo(Group other) {
            double sum = 0;
            double sumOfOther = 0;
            for (int label = 0; label < gaps.length; label++) {
                if (!Double.isNaN(gaps[label]) && !Double.isNaN(other.gaps[label])) {
                    sum += gaps[label];
                    sumOfOther += other.gaps[label];
                }
            }
            return sumOfOther == 0 ? Double.NaN : sum / sumOfOther;
        }
    }
}
