package counterpoise.runtime.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import counterpoise.api.Plugin;
import counterpoise.api.PluginKind;
import counterpoise.runtime.config.ReservedNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsCsvTest {

    private static final String K = "oversampler.eos.k";

    @TempDir
    Path folder;

    @Test
    void isReadAsItWasWritten() throws IOException {
        List<TrialRow> rows = List.of(
                row("a", TrialRow.Status.DONE, "eos", "10", Map.of("weight-norms.mean-after", 0.75)),
                row("b", TrialRow.Status.DONE, "none", "", Map.of("weight-norms.mean-after", Double.NaN)),
                row("c", TrialRow.Status.FAILED, "eos, \"quoted\"", "100", Map.of()));
        Files.writeString(folder.resolve(ResultsCsv.FILE), ResultsCsv.of(rows));

        assertThat(ResultsCsv.read(folder)).isEqualTo(rows);
    }

    @Test
    void isReadWithoutAnyRows() throws IOException {
        Files.writeString(folder.resolve(ResultsCsv.FILE), ResultsCsv.of(List.of()));

        assertThat(ResultsCsv.read(folder)).isEmpty();
    }

    @Test
    void refusesWhatIsNotATableOfTrials() throws IOException {
        assertThatThrownBy(() -> ResultsCsv.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no results.csv; name the folder of a run");

        Files.writeString(folder.resolve(ResultsCsv.FILE), "trial,accuracy\na,0.5\n");
        assertThatThrownBy(() -> ResultsCsv.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("results.csv: is not a table of trials");

        String header = ResultsCsv.of(List.of());
        Files.writeString(folder.resolve(ResultsCsv.FILE), header + "a,finished,d,n,ce,none,none,0,last,,,,,,,,,,\n");
        assertThatThrownBy(() -> ResultsCsv.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("results.csv: is not a table of trials");
    }

    @Test
    void hasNoColumnThatCouldBeAMetrics() {
        List<String> columns = List.of(ResultsCsv.of(List.of(row("a", TrialRow.Status.DONE, "eos", "10", Map.of())))
                .lines()
                .findFirst()
                .orElseThrow()
                .split(","));
        assertThat(columns).contains("trial", "selection", "parameters");

        assertThat(ReservedNames.of(PluginKind.METRIC))
                .containsExactlyInAnyOrderElementsOf(columns.stream()
                        .filter(column -> column.matches(Plugin.NAME_PATTERN))
                        .toList());
    }

    private static TrialRow row(
            String id, TrialRow.Status status, String oversampler, String k, Map<String, Double> metrics) {
        Map<String, String> cell = new LinkedHashMap<>();
        cell.put("dataset", "cifar10");
        cell.put("architecture", "resnet");
        cell.put("loss", "ce");
        cell.put("oversampler", oversampler);
        cell.put("space", "embedding");
        cell.put(K, k);
        cell.put("selection", "last");
        Map<String, String> figures = status == TrialRow.Status.DONE
                ? Map.of("best_epoch", "200")
                : Map.of("reason", "the loss, \"ce\", is not finite");
        return new TrialRow(id, status, cell, "0", metrics, figures);
    }
}
