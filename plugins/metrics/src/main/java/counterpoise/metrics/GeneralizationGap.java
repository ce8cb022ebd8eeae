package counterpoise.metrics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricResult;

/**
 * The generalization gap (Dablain et al. 2022, section III and Algorithm 1): for each class, how far the features of
 * its test images leave the range of the features that the head was trained on. In units of the embedding's values,
 * which are not scaled.
 *
 * <p>Results, the net ones being means over the classes:
 *
 * <ul>
 *   <li>{@code generalization-gap}, net, and {@code per-class}: summed over the features, after augmentation, the
 *       synthetic embeddings of phase 2 widening the training ranges;
 *   <li>{@code before} and {@code per-class-before}: the same without synthetic embeddings. Where phase 2 added none,
 *       and after over-sampling in pixel space, whose images are not embedded, both are equal;
 *   <li>{@code per-feature}, {@code per-feature-before}, {@code per-class-per-feature} and
 *       {@code per-class-per-feature-before}: the mean over the features instead of the sum (with {@code printed},
 *       over their minima and maxima, so that {@code per-feature} is the {@code GGap} of Algorithm 1);
 *   <li>{@code counts}: over how many embeddings the ranges of each class are taken, of {@code train},
 *       {@code augmented} and {@code test}.
 * </ul>
 *
 * <p>A class with fewer than two training images or fewer than two test images has no range and so no gap: it is NaN
 * there, before and after augmentation alike, and the net gap is the mean over the other classes. Ranges grow with the
 * number of images: rare classes have narrower ones by that alone.
 */
final class GeneralizationGap implements Metric {

    private final GapReading reading;

    GeneralizationGap(GeneralizationGapOptions options) {
        this.reading = options.reading();
    }

    @Override
    public Set<Need> needs() {
        return EnumSet.of(Need.EMBEDDINGS);
    }

    @Override
    public List<MetricResult> compute(Evaluation evaluation) {
        FeatureRange[] test = FeatureRange.ofClasses(evaluation.testEmbeddings());
        FeatureRange[] augmented = FeatureRange.ofClasses(evaluation.augmentedEmbeddings());
        FeatureRange[] train = FeatureRange.ofClasses(evaluation.trainEmbeddings());
        double[] after = reading.sums(evaluation.trainCounts(), augmented, test);
        double[] before = reading.sums(evaluation.trainCounts(), train, test);
        int terms = reading.terms(evaluation.testEmbeddings().dimension());
        double[] meanAfter = divided(after, terms);
        double[] meanBefore = divided(before, terms);
        return List.of(
                net(GeneralizationGapPlugin.NAME, after),
                net("before", before),
                net("per-feature", meanAfter),
                net("per-feature-before", meanBefore),
                perClass("per-class", after),
                perClass("per-class-before", before),
                perClass("per-class-per-feature", meanAfter),
                perClass("per-class-per-feature-before", meanBefore),
                ClassTables.of(
                        "counts", List.of("train", "augmented", "test"), evaluation.classNames(), label -> Stream.of(
                                        train[label], augmented[label], test[label])
                                .map(range -> (double) range.count())
                                .toList()));
    }

    private static double[] divided(double[] values, int divisor) {
        return Arrays.stream(values).map(value -> value / divisor).toArray();
    }

    private static MetricResult net(String name, double[] gaps) {
        return new MetricResult.Scalar(name, Values.meanOfDefined(gaps));
    }

    private static MetricResult perClass(String name, double[] gaps) {
        return new MetricResult.PerClass(name, Values.list(gaps));
    }
}
