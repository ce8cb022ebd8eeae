package counterpoise.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.MetricResult;
import counterpoise.api.metric.MetricResult.Curve;
import counterpoise.api.metric.MetricResult.PerClass;
import counterpoise.api.metric.MetricResult.Scalar;
import counterpoise.api.metric.MetricResult.Table;
import counterpoise.runtime.plugin.PluginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeasurementTest {

    private static final Evaluation TRIAL = new Evaluation() {};

    private static List<MetricValue> measure(MetricResult... results) {
        return Measurement.of("gap", evaluation -> List.of(results), TRIAL, 2);
    }

    private static List<MetricResult> firstLogit(Evaluation evaluation) {
        return List.of(new Scalar("gap", evaluation.testLogits(0)[0]));
    }

    @Test
    void handsOnResultsOfEveryKindInTheirOrder() {
        assertThat(measure(
                        new Table("counts", List.of("tp"), List.of("cat"), List.of(List.of(3.0))),
                        new Scalar("gap", Double.NaN),
                        new PerClass("per-class", List.of(1.0, Double.NaN)),
                        new Curve("by-rank", "rank", "share", List.of(1.0), List.of(0.5))))
                .extracting(MetricValue::name)
                .containsExactly("gap.counts", "gap", "gap.per-class", "gap.by-rank");
    }

    @Test
    void namesTheMetricThatFails() {
        assertThatThrownBy(() -> Measurement.of("gap", MeasurementTest::firstLogit, TRIAL, 2))
                .isInstanceOf(StageFailure.class)
                .hasMessage("the metric gap failed: this evaluation has no logits");
        assertThatThrownBy(() -> Measurement.of(
                        "gap",
                        evaluation -> {
                            throw new ArithmeticException();
                        },
                        TRIAL,
                        2))
                .isInstanceOf(StageFailure.class)
                .hasMessage("the metric gap failed: java.lang.ArithmeticException");
    }

    @Test
    void refusesANameThatCannotBeAColumns() {
        assertThatThrownBy(() -> measure(new Scalar("Top K", 1)))
                .isInstanceOf(StageFailure.class)
                .hasMessage("the metric gap calls a result \"Top K\", which does not match [a-z][a-z0-9-]*");
    }

    @Test
    void refusesTwoResultsOfOneName() {
        assertThatThrownBy(() -> measure(new Scalar("gap", 1), new PerClass("gap", List.of(1.0))))
                .isInstanceOf(StageFailure.class)
                .hasMessage("the metric gap gives two results called gap");
    }

    @Test
    void refusesNoResult() {
        for (List<MetricResult> none :
                Arrays.<List<MetricResult>>asList(null, List.of(), Collections.singletonList(null))) {
            assertThatThrownBy(() -> Measurement.of("gap", evaluation -> none, TRIAL, 2))
                    .isInstanceOf(StageFailure.class)
                    .hasMessage("the metric gap gives no result, or null");
        }
        assertThatThrownBy(() -> measure(new Scalar(null, 1)))
                .isInstanceOf(StageFailure.class)
                .hasMessageStartingWith("the metric gap calls a result \"null\"");
    }

    @Test
    void refusesOtherThanOneNumberAClass() {
        assertThatThrownBy(() -> measure(new PerClass("recall", List.of(1.0, 0.5, 0.25))))
                .isInstanceOf(StageFailure.class)
                .hasMessage("the metric gap gives 3 numbers in its result recall, but there are 2 classes");
    }

    @Test
    void leavesWhatAPluginsErrorSays() {
        PluginException said = new PluginException("The metric gap of gap.jar failed: the class a.B is missing.");
        assertThatThrownBy(() -> Measurement.of(
                        "gap",
                        evaluation -> {
                            throw said;
                        },
                        TRIAL,
                        2))
                .isSameAs(said);
    }

    static Stream<MetricResult> infinite() {
        double infinity = Double.POSITIVE_INFINITY;
        return Stream.of(
                new Scalar("bad", -infinity),
                new PerClass("bad", List.of(1.0, infinity)),
                new Curve("bad", "x", "y", List.of(infinity), List.of(1.0)),
                new Curve("bad", "x", "y", List.of(1.0), List.of(infinity)),
                new Table("bad", List.of("a"), List.of("b"), List.of(List.of(infinity))));
    }

    @ParameterizedTest
    @MethodSource("infinite")
    void refusesAnInfiniteNumber(MetricResult result) {
        assertThatThrownBy(() -> measure(new Scalar("good", 1), result))
                .isInstanceOf(StageFailure.class)
                .hasMessageMatching(
                        "the metric gap gives -?Infinity in its result bad, which must be finite, or NaN where"
                                + " it is not defined");
    }
}
