package counterpoise.metrics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import counterpoise.api.metric.ClassifierHead;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricResult;

/**
 * The Euclidean length of each class's weights in the head (Dablain et al. 2022, Fig. 5), biases left out: of the head
 * that phase 1 trained ({@code before}) and of the one that was evaluated ({@code after}); equal where phase 3 handed
 * the first on.
 *
 * <p>Results: {@code before} and {@code after}, by class; {@code mean-before} and {@code mean-after}, over the classes;
 * {@code variation-before} and {@code variation-after}, their standard deviation over the classes divided by their
 * mean: 0 where all are equal, NaN where all are 0. Where there was no phase 1, because the dataset brings embeddings
 * of its own, all that is {@code before} is NaN.
 *
 * <p>A cosine head divides the length of its weights out: it is told all the same, but no logit depends on it.
 */
final class WeightNorms implements Metric {

    @Override
    public Set<Need> needs() {
        return EnumSet.of(Need.HEADS);
    }

    @Override
    public List<MetricResult> compute(Evaluation evaluation) {
        double[] before = normsBefore(evaluation);
        double[] after = norms(evaluation.headAfter());
        return List.of(
                new MetricResult.Scalar("mean-before", mean(before)),
                new MetricResult.Scalar("mean-after", mean(after)),
                new MetricResult.Scalar("variation-before", variation(before)),
                new MetricResult.Scalar("variation-after", variation(after)),
                new MetricResult.PerClass("before", Values.list(before)),
                new MetricResult.PerClass("after", Values.list(after)));
    }

    private static double[] normsBefore(Evaluation evaluation) {
        try {
            return norms(evaluation.headBefore());
        } catch (UnsupportedOperationException e) {
            // There was no phase 1.
            double[] undefined = new double[evaluation.headAfter().classes()];
            Arrays.fill(undefined, Double.NaN);
            return undefined;
        }
    }

    private static double[] norms(ClassifierHead head) {
        return IntStream.range(0, head.classes())
                .mapToDouble(label -> Values.norm(head.weights(label)))
                .toArray();
    }

    private static double mean(double[] norms) {
        return Arrays.stream(norms).average().orElseThrow();
    }

    private static double variation(double[] norms) {
        double mean = mean(norms);
        double variance = Arrays.stream(norms)
                .map(norm -> (norm - mean) * (norm - mean))
                .average()
                .orElseThrow();
        return Values.part(Math.sqrt(variance), mean);
    }
}
