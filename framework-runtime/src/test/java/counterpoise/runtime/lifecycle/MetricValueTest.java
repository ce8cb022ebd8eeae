package counterpoise.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.api.metric.MetricResult;
import org.junit.jupiter.api.Test;

class MetricValueTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void aScalarOfThePluginsOwnNameIsNamedLikeIt() {
        MetricValue value = MetricValue.of("bac", new MetricResult.Scalar("bac", 0.5));
        assertThat(value.name()).isEqualTo("bac");
        assertThat(value.kind()).isEqualTo("scalar");
        assertThat(value.values()).containsExactly(0.5);
    }

    @Test
    void everyOtherNameStandsBehindThePlugins() {
        assertThat(MetricValue.of("recall", new MetricResult.Scalar("few", 0.5)).name())
                .isEqualTo("recall.few");
    }

    @Test
    void everyKindOfResultIsReadAgainAsItWas() throws IOException {
        List<MetricResult> results = List.of(
                new MetricResult.Scalar("gap", Double.NaN),
                new MetricResult.PerClass("recall", List.of(0.5, Double.NaN)),
                new MetricResult.Curve("norms", "class", "norm", List.of(0.0, 1.0), List.of(2.0, 3.0)),
                new MetricResult.Table("matrix", List.of("a", "b"), List.of("c"), List.of(List.of(1.0, Double.NaN))));
        for (MetricResult result : results) {
            MetricValue value = MetricValue.of("plugin", result);
            MetricValue read = JSON.readValue(JSON.writeValueAsBytes(value), MetricValue.class);
            assertThat(read).isEqualTo(value);
        }
    }

    @Test
    void leavesOutWhatAResultDoesNotHave() throws IOException {
        MetricValue value = MetricValue.of("bac", new MetricResult.Scalar("bac", 0.5));
        assertThat(JSON.writeValueAsString(value))
                .isEqualTo("{\"metric\":\"bac\",\"name\":\"bac\",\"kind\":\"scalar\",\"values\":[0.5]}");
        MetricValue curve = MetricValue.of("m", new MetricResult.Curve("c", "x", "y", List.of(1.0), List.of(2.0)));
        assertThat(JSON.writeValueAsString(curve))
                .isEqualTo("{\"metric\":\"m\",\"name\":\"m.c\",\"kind\":\"curve\",\"values\":[2.0],\"x\":[1.0],"
                        + "\"columns\":[\"x\",\"y\"]}");
    }
}
