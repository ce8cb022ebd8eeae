package counterpoise.testkit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricResult;

/** Metrics that are wrong on purpose in one thing. */
final class WrongMetrics {

    /** What tries every trial there is meets a failure in any of them. */
    private static final String[] OVER_ALL_TRIALS = {
        "names and form of results do not depend on the predictions",
        "only the parts declared are read",
        "no value is infinite"
    };

    private WrongMetrics() {}

    static List<Wrong<Supplier<Metric>>> all() {
        return List.of(
                wrong(evaluation -> List.of(), "there is at least one result"),
                wrong(evaluation -> List.of(new MetricResult.Scalar("Top K", 1)), "names of results are valid"),
                wrong(
                        evaluation -> List.of(
                                new MetricResult.Scalar("recall", 1),
                                new MetricResult.PerClass("recall", perClass(evaluation))),
                        "names of results are distinct"),
                wrong(
                        evaluation -> predictionsOfTheLastClass(evaluation) > 0
                                ? List.of(new MetricResult.Scalar("all", 1), new MetricResult.Scalar("rare", 1))
                                : List.of(new MetricResult.Scalar("all", 1)),
                        "names and form of results do not depend on the predictions"),
                wrong(
                        evaluation -> List.of(new MetricResult.Table(
                                "table", List.of("share", "share"), List.of("row"), List.of(List.of(1.0, 2.0)))),
                        "rows and columns of a table have names of their own"),
                wrong(counting(), "the same evaluation gives the same results"),
                wrong(scalar(evaluation -> evaluation.testLogits(0)[0]), "the order of the images does not matter"),
                wrong(scalar(evaluation -> evaluation.trainEmbeddings().count()), "only the parts declared are read"),
                wrong(scalar(evaluation -> 1.0 / predictionsOfTheLastClass(evaluation)), "no value is infinite"),
                wrong(
                        evaluation -> List.of(new MetricResult.PerClass(
                                "recall", perClass(evaluation).subList(1, 2))),
                        "a value per class is there for every class"),
                wrong(
                        failing(matrix -> matrix.support(0) > 0 && matrix.predicted(0) == 0),
                        "a class that is never predicted is no failure"),
                wrong(failing(matrix -> matrix.support(0) == 0), "a class without test images is no failure"),
                wrong(
                        failing(matrix -> matrix.accuracy() == 1),
                        "predictions that are all right, or all wrong, are no failure",
                        OVER_ALL_TRIALS),
                wrong(
                        needing(Metric.Need.HEADS, evaluation -> {
                            requireOther(evaluation.headAfter().weights(0)[0], 0);
                            return 1;
                        }),
                        "embeddings and heads that are all 0 are no failure",
                        OVER_ALL_TRIALS),
                wrong(
                        needing(Metric.Need.EMBEDDINGS, evaluation -> {
                            requireOther(
                                    evaluation.augmentedEmbeddings().count(),
                                    evaluation.trainEmbeddings().count());
                            return 1;
                        }),
                        "a trial without synthetic samples is no failure",
                        // Nor has the one of zeros, the one of two classes and those that all others are tried on.
                        "embeddings and heads that are all 0 are no failure",
                        "a trial of two classes with a cosine head is no failure",
                        "a value per class is there for every class",
                        "names and form of results do not depend on the predictions",
                        "only the parts declared are read",
                        "no value is infinite"),
                wrong(
                        scalar(evaluation -> evaluation.confusionMatrix().recall(2)),
                        "a trial of two classes with a cosine head is no failure",
                        "a value per class is there for every class",
                        "only the parts declared are read",
                        "no value is infinite"),
                wrong(new FewerWithoutPhaseOne(), "without a head of phase 1 the results are the same or none"));
    }

    private static Wrong<Supplier<Metric>> wrong(Metric metric, String law, String... others) {
        return Wrong.of(() -> metric, law, others);
    }

    static Metric scalar(ToDoubleFunction<Evaluation> value) {
        return evaluation -> List.of(new MetricResult.Scalar("value", value.applyAsDouble(evaluation)));
    }

    static Metric needing(Metric.Need need, ToDoubleFunction<Evaluation> value) {
        return new Metric() {
            @Override
            public Set<Need> needs() {
                return EnumSet.of(need);
            }

            @Override
            public List<MetricResult> compute(Evaluation evaluation) {
                return scalar(value).compute(evaluation);
            }
        };
    }

    static List<Double> perClass(Evaluation evaluation) {
        return IntStream.range(0, evaluation.classNames().size())
                .mapToObj(label -> evaluation.confusionMatrix().recall(label))
                .toList();
    }

    private static long predictionsOfTheLastClass(Evaluation evaluation) {
        return evaluation.confusionMatrix().predicted(evaluation.classNames().size() - 1);
    }

    private static Metric failing(Predicate<ConfusionMatrix> where) {
        return scalar(evaluation -> {
            if (where.test(evaluation.confusionMatrix())) {
                throw new ArithmeticException("/ by zero");
            }
            return 1;
        });
    }

    private static void requireOther(double one, double other) {
        if (one == other) {
            throw new ArithmeticException("/ by zero");
        }
    }

    /** Far below what rounding may be. */
    private static Metric counting() {
        int[] calls = new int[1];
        return scalar(evaluation -> 1 + 1e-12 * calls[0]++);
    }

    private static final class FewerWithoutPhaseOne implements Metric {

        @Override
        public Set<Need> needs() {
            return EnumSet.of(Need.HEADS);
        }

        @Override
        public List<MetricResult> compute(Evaluation evaluation) {
            List<MetricResult> results = new ArrayList<>();
            results.add(new MetricResult.Scalar("after", evaluation.headAfter().bias(0)));
            try {
                results.add(new MetricResult.Scalar(
                        "before", evaluation.headBefore().bias(0)));
            } catch (UnsupportedOperationException e) {
                return results;
            }
            return results;
        }
    }
}
