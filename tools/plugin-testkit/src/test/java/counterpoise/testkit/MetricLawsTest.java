package counterpoise.testkit;

import static counterpoise.testkit.WrongMetrics.needing;
import static org.assertj.core.api.Assertions.assertThat;

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
        return brokenBy(WrongMetrics.scalar(value));
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
    void catchesARowWithoutAName() {
        Metric metric = evaluation ->
                List.of(new MetricResult.Table("table", List.of("share"), List.of(" "), List.of(List.of(1.0))));
        assertThat(brokenBy(metric)).containsExactly("rows and columns of a table have names of their own");
    }

    @Test
    void catchesDependingOnTheOrderOfTheEmbeddings() {
        assertThat(brokenBy(needing(Metric.Need.EMBEDDINGS, evaluation -> evaluation.trainEmbeddings()
                        .row(0)[0])))
                .containsExactly("the order of the images does not matter");
    }

    @Test
    void catchesReadingWhatIsNotDeclaredInSomeTrialsOnly() {
        assertThat(brokenByScalar(evaluation -> evaluation.confusionMatrix().accuracy() == 1
                        ? evaluation.headAfter().bias(0)
                        : 1))
                .containsExactly("only the parts declared are read");
    }

    @Test
    void catchesReadingAHeadThatIsNotDeclared() {
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
    void catchesInfinityInATable() {
        Metric metric = evaluation -> List.of(new MetricResult.Table(
                "table", List.of("column"), List.of("row"), List.of(List.of(Double.NEGATIVE_INFINITY))));
        assertThat(brokenBy(metric)).containsExactly("no value is infinite");
    }
}
