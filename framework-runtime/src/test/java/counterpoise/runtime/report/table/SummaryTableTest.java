package counterpoise.runtime.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class SummaryTableTest {

    @Test
    void leavesOutAndNamesTheMetricsForWhichATerminalIsTooNarrow() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = 1; i <= 8; i++) {
            metrics.put("a-metric-of-a-long-name-" + i, i / 10.0);
        }

        // 11 for the over-sampler, 5 for the seeds and 25 for each metric, 2 between: four metrics make 126.
        assertThat(SummaryTable.of(List.of(row(metrics))).asText())
                .isEqualTo(
                        """
                        oversampler  a-metric-of-a-long-name-1  a-metric-of-a-long-name-2  a-metric-of-a-long-name-3  seeds
                        eos          .1000                      .2000                      .3000                      1

                        Scores on the test images, weights of the last epoch. One seed a cell.
                        In summary.csv, too: a-metric-of-a-long-name-4, a-metric-of-a-long-name-5, a-metric-of-a-long-name-6, \
                        a-metric-of-a-long-name-7, a-metric-of-a-long-name-8.
                        """);
    }

    @Test
    void showsAllThatFits() {
        assertThat(SummaryTable.of(List.of(row(Map.of("bac", 0.5)))).asText())
                .isEqualTo(
                        """
                        oversampler  bac    seeds
                        eos          .5000  1

                        Scores on the test images, weights of the last epoch. One seed a cell.
                        """);
    }

    private static TrialRow row(Map<String, Double> metrics) {
        Map<String, String> cell = new LinkedHashMap<>();
        TrialRow.FIRST.forEach(column -> cell.put(column, column));
        cell.put("oversampler", "eos");
        cell.put(TrialRow.SELECTION, "last");
        return new TrialRow("a", TrialRow.Status.DONE, cell, "0", metrics, Map.of());
    }
}
