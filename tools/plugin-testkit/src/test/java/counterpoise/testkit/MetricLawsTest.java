package counterpoise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricResult;
import org.junit.jupiter.api.Test;

class MetricLawsTest {

    private static List<String> brokenBy(Metric product) {
        return Broken.laws(MetricLaws.cases(() -> product, ""));
    }

    private static List<String> brokenByScalar(ToDoubleFunction<Evaluation> value) {
        Metric metric = evaluation -> List.of(new MetricResult.Scalar("value", value.applyAsDouble(evaluation)));
        return brokenBy(metric);
    }

    @Test
    void keepsAllLawsWhereNothingIsWrong() {
        assertThat(brokenByScalar(evaluation -> evaluation.confusionMatrix().accuracy()))
                .isEmpty();
    }

    @Test
    void allowsNaN() {
        assertThat(brokenByScalar(evaluation -> Double.NaN)).isEmpty();
    }

    @Test
    void catchesAMetricWithoutResults() {
        Metric empty = evaluation -> List.of();
        assertThat(brokenBy(empty)).containsExactly("there is at least one result");
    }

    @Test
    void catchesANameThatIsNotValid() {
        Metric metric = evaluation -> List.of(new MetricResult.Scalar("Top K", 1));
        assertThat(brokenBy(metric)).containsExactly("names of results are valid");
    }

    @Test
    void catchesANameThatIsThereTwice() {
        Metric metric = evaluation -> List.of(
                new MetricResult.Scalar("recall", 1), new MetricResult.PerClass("recall", perClass(evaluation)));
        assertThat(brokenBy(metric)).containsExactly("names of results are distinct");
    }

    private static List<Double> perClass(Evaluation evaluation) {
        return IntStream.range(0, evaluation.classNames().size())
                .mapToObj(label -> evaluation.confusionMatrix().recall(label))
                .toList();
    }

    private static long predictionsOfTheLastClass(Evaluation evaluation) {
        return evaluation.confusionMatrix().predicted(evaluation.classNames().size() - 1);
    }

    @Test
    void catchesNamesThatDependOnThePredictions() {
        Metric metric = evaluation -> predictionsOfTheLastClass(evaluation) > 0
                ? List.of(new MetricResult.Scalar("all", 1), new MetricResult.Scalar("rare", 1))
                : List.of(new MetricResult.Scalar("all", 1));
        assertThat(brokenBy(metric)).containsExactly("names and form of results do not depend on the predictions");
    }

    @Test
    void catchesColumnsThatDependOnThePredictions() {
        Metric metric = evaluation -> {
            List<String> recognised = IntStream.range(0, evaluation.classNames().size())
                    .filter(label -> evaluation.confusionMatrix().recall(label) > 0)
                    .mapToObj(evaluation.classNames()::get)
                    .toList();
            return List.of(new MetricResult.Table(
                    "recall",
                    List.of("recall"),
                    recognised,
                    recognised.stream().map(name -> List.of(1.0)).toList()));
        };
        assertThat(brokenBy(metric)).containsExactly("names and form of results do not depend on the predictions");
    }

    @Test
    void catchesAColumnThatIsThereTwice() {
        Metric metric = evaluation -> List.of(
                new MetricResult.Table("table", List.of("share", "share"), List.of("row"), List.of(List.of(1.0, 2.0))));
        assertThat(brokenBy(metric)).containsExactly("rows and columns of a table have names of their own");
    }

    @Test
    void catchesARowWithoutAName() {
        Metric metric = evaluation ->
                List.of(new MetricResult.Table("table", List.of("share"), List.of(" "), List.of(List.of(1.0))));
        assertThat(brokenBy(metric)).containsExactly("rows and columns of a table have names of their own");
    }

    @Test
    void catchesDependingOnTheOrderOfTheImages() {
        assertThat(brokenByScalar(evaluation -> evaluation.testLogits(0)[0]))
                .containsExactly("the order of the images does not matter");
    }

    @Test
    void catchesDependingOnTheOrderOfTheEmbeddings() {
        assertThat(brokenBy(needing(Metric.Need.EMBEDDINGS, evaluation -> evaluation.trainEmbeddings()
                        .row(0)[0])))
                .containsExactly("the order of the images does not matter");
    }

    private static Metric needing(Metric.Need need, ToDoubleFunction<Evaluation> value) {
        return new Metric() {
            @Override
            public Set<Need> needs() {
                return EnumSet.of(need);
            }

            @Override
            public List<MetricResult> compute(Evaluation evaluation) {
                return List.of(new MetricResult.Scalar("value", value.applyAsDouble(evaluation)));
            }
        };
    }

    @Test
    void catchesReadingWhatIsNotDeclaredInSomeTrialsOnly() {
        assertThat(brokenByScalar(evaluation -> evaluation.confusionMatrix().accuracy() == 1
                        ? evaluation.headAfter().bias(0)
                        : 1))
                .containsExactly("only the parts declared are read");
    }

    @Test
    void catchesFailingWhereAllPredictionsAreRight() {
        assertThat(brokenByScalar(evaluation -> {
                    if (evaluation.confusionMatrix().accuracy() == 1) {
                        throw new IllegalStateException("no image is misclassified");
                    }
                    return 1.0;
                }))
                .contains("predictions that are all right, or all wrong, are no failure");
    }

    @Test
    void catchesFailingOnZeros() {
        assertThat(brokenBy(needing(Metric.Need.HEADS, evaluation -> {
                    if (evaluation.headAfter().weights(0)[0] == 0) {
                        throw new ArithmeticException("/ by zero");
                    }
                    return 1.0;
                })))
                .contains("embeddings and heads that are all 0 are no failure");
    }

    @Test
    void catchesAMetricThatCounts() {
        List<Object> calls = new ArrayList<>();
        assertThat(brokenByScalar(evaluation -> {
                    calls.add(evaluation);
                    return (double) calls.size();
                }))
                .containsExactly(
                        "the same evaluation gives the same results", "the order of the images does not matter");
    }

    @Test
    void catchesReadingWhatIsNotDeclared() {
        assertThat(brokenByScalar(
                        evaluation -> (double) evaluation.trainEmbeddings().count()))
                .containsExactly("only the parts declared are read");
        assertThat(brokenByScalar(evaluation -> (double) evaluation.headAfter().bias(0)))
                .containsExactly("only the parts declared are read");
    }

    @Test
    void allowsReadingWhatIsDeclared() {
        assertThat(brokenBy(new Metric() {
                    @Override
                    public Set<Need> needs() {
                        return EnumSet.of(Need.HEADS, Need.EMBEDDINGS);
                    }

                    @Override
                    public List<MetricResult> compute(Evaluation evaluation) {
                        double value = evaluation.headBefore().weights(0)[0]
                                + evaluation.augmentedEmbeddings().count()
                                + evaluation.testEmbeddings().count();
                        return List.of(new MetricResult.Scalar("value", value));
                    }
                }))
                .isEmpty();
    }

    @Test
    void catchesResultsThatAreFewerWithoutAPhaseOne() {
        assertThat(brokenBy(new Metric() {
                    @Override
                    public Set<Need> needs() {
                        return EnumSet.of(Need.HEADS);
                    }

                    @Override
                    public List<MetricResult> compute(Evaluation evaluation) {
                        List<MetricResult> results = new ArrayList<>();
                        results.add(new MetricResult.Scalar(
                                "after", evaluation.headAfter().bias(0)));
                        try {
                            results.add(new MetricResult.Scalar(
                                    "before", evaluation.headBefore().bias(0)));
                        } catch (UnsupportedOperationException e) {
                            return results;
                        }
                        return results;
                    }
                }))
                .containsExactly("without a head of phase 1 the results are the same or none");
    }

    @Test
    void catchesInfinity() {
        assertThat(brokenByScalar(evaluation -> 1.0 / predictionsOfTheLastClass(evaluation)))
                .containsExactly("no value is infinite");
    }

    @Test
    void catchesInfinityInATable() {
        Metric metric = evaluation -> List.of(new MetricResult.Table(
                "table", List.of("column"), List.of("row"), List.of(List.of(Double.NEGATIVE_INFINITY))));
        assertThat(brokenBy(metric)).containsExactly("no value is infinite");
    }

    @Test
    void catchesAValuePerClassThatLacksAClass() {
        Metric metric = evaluation ->
                List.of(new MetricResult.PerClass("recall", perClass(evaluation).subList(1, 2)));
        assertThat(brokenBy(metric)).containsExactly("a value per class is there for every class");
    }

    @Test
    void catchesFailingOnAClassThatIsNeverPredicted() {
        assertThat(brokenByScalar(evaluation -> {
                    if (evaluation.confusionMatrix().predicted(0) == 0) {
                        throw new ArithmeticException("/ by zero");
                    }
                    return 1.0;
                }))
                .containsExactly(
                        "a class that is never predicted is no failure", "a class without test images is no failure");
    }

    @Test
    void catchesFailingWhereNothingWasSynthesised() {
        assertThat(brokenBy(new Metric() {
                    @Override
                    public Set<Need> needs() {
                        return EnumSet.of(Need.EMBEDDINGS);
                    }

                    @Override
                    public List<MetricResult> compute(Evaluation evaluation) {
                        int synthetic = evaluation.augmentedEmbeddings().count()
                                - evaluation.trainEmbeddings().count();
                        return List.of(new MetricResult.Scalar("value", 100 / synthetic));
                    }
                }))
                .contains("a trial without synthetic samples is no failure");
    }

    @Test
    void catchesFailingOnTwoClasses() {
        assertThat(brokenByScalar(evaluation -> evaluation.confusionMatrix().recall(2)))
                .contains("a trial of two classes with a cosine head is no failure");
    }
}
