package counterpoise.runtime.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class MergedRowsTest {

    @Test
    void takesTheFirstOfATrialThatIsDone() {
        TrialRow failed = row("a", TrialRow.Status.FAILED, "first");
        TrialRow done = row("a", TrialRow.Status.DONE, "second");
        TrialRow doneAgain = row("a", TrialRow.Status.DONE, "third");

        assertThat(MergedRows.of(List.of(List.of(failed), List.of(done), List.of(doneAgain)), Map.of()))
                .containsExactly(done);
    }

    @Test
    void takesTheFirstWhereNoneIsDone() {
        TrialRow failed = row("a", TrialRow.Status.FAILED, "first");
        TrialRow failedAgain = row("a", TrialRow.Status.FAILED, "second");

        assertThat(MergedRows.of(List.of(List.of(failed), List.of(failedAgain)), Map.of()))
                .containsExactly(failed);
    }

    @Test
    void tellsTrialsOfRunsWithOtherSettingsApart() {
        TrialRow brief = done("a", "0", Map.of("bac", 0.5));
        TrialRow longer = done("b", "0", Map.of("bac", 0.7));
        Map<String, Map<String, String>> settings = Map.of(
                "a", Map.of("training.epochs", "2", "name", "x", "seed", "0", "metric.bac", "1"),
                "b", Map.of("training.epochs", "200", "name", "y", "seed", "0"));

        List<TrialRow> merged = MergedRows.of(List.of(List.of(brief), List.of(longer)), settings);

        assertThat(merged).extracting(TrialRow::id).containsExactly("a", "b");
        assertThat(merged.get(0).sweptPaths()).containsExactly("training.epochs");
        assertThat(merged).extracting(row -> row.cell().get("training.epochs")).containsExactly("2", "200");
    }

    @Test
    void givesWhatOnlyOneRunSweptToTheOther() {
        TrialRow swept = withColumn(done("a", "0", Map.of("bac", 0.5)), "oversampler.eos.k", "50");
        TrialRow ofNoEffect = withColumn(done("b", "0", Map.of("bac", 0.5)), "oversampler.eos.k", "");
        TrialRow plain = done("c", "0", Map.of("bac", 0.7));
        Map<String, Map<String, String>> settings = Map.of(
                "b", Map.of("oversampler.eos.k", "10"),
                "c", Map.of("oversampler.eos.k", "10"));

        assertThat(MergedRows.of(List.of(List.of(swept, ofNoEffect), List.of(plain)), settings))
                .extracting(row -> row.cell().get("oversampler.eos.k"))
                .containsExactly("50", "", "10");
    }

    @Test
    void takesTwoOfOneSeedForOneTrialWithTheMetricsOfBoth() {
        TrialRow one = done("a", "0", Map.of("bac", 0.5, "fm", Double.NaN));
        TrialRow other = done("b", "0", Map.of("bac", 0.5, "fm", 0.25));
        TrialRow otherSeed = done("c", "1", Map.of("bac", 0.5));

        List<TrialRow> merged = MergedRows.of(List.of(List.of(one), List.of(other, otherSeed)), Map.of());

        assertThat(merged).extracting(TrialRow::id).containsExactly("b", "c");
        assertThat(merged.get(0).metrics()).isEqualTo(Map.of("bac", 0.5, "fm", 0.25));
    }

    @Test
    void refusesTwoOfOneSeedWithOtherScores() {
        TrialRow one = done("a", "0", Map.of("bac", 0.5));
        TrialRow other = done("b", "0", Map.of("bac", 0.75));

        assertThatThrownBy(() -> MergedRows.of(List.of(List.of(one), List.of(other)), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trials a and b have the same configuration and seed, as far as their folders tell, but not"
                        + " the same bac; report on their runs apart");
    }

    private static TrialRow done(String id, String seed, Map<String, Double> metrics) {
        TrialRow row = row(id, TrialRow.Status.DONE, "");
        return new TrialRow(id, row.status(), row.cell(), seed, metrics, row.figures());
    }

    private static TrialRow withColumn(TrialRow row, String path, String value) {
        Map<String, String> cell = new LinkedHashMap<>(row.cell());
        cell.put(path, value);
        return new TrialRow(row.id(), row.status(), cell, row.seed(), row.metrics(), row.figures());
    }

    private static TrialRow row(String id, TrialRow.Status status, String reason) {
        Map<String, String> cell = new LinkedHashMap<>();
        TrialRow.FIRST.forEach(column -> cell.put(column, column));
        cell.put(TrialRow.SELECTION, "last");
        return new TrialRow(id, status, cell, "0", Map.of(), Map.of(TrialRow.REASON, reason));
    }
}
