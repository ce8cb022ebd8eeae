package counterpoise.runtime.report.table;

import static org.assertj.core.api.Assertions.assertThat;

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

        assertThat(MergedRows.of(List.of(List.of(failed), List.of(done), List.of(doneAgain))))
                .containsExactly(done);
    }

    @Test
    void takesTheFirstWhereNoneIsDone() {
        TrialRow failed = row("a", TrialRow.Status.FAILED, "first");
        TrialRow failedAgain = row("a", TrialRow.Status.FAILED, "second");

        assertThat(MergedRows.of(List.of(List.of(failed), List.of(failedAgain))))
                .containsExactly(failed);
    }

    private static TrialRow row(String id, TrialRow.Status status, String reason) {
        Map<String, String> cell = new LinkedHashMap<>();
        TrialRow.FIRST.forEach(column -> cell.put(column, column));
        cell.put(TrialRow.SELECTION, "last");
        return new TrialRow(id, status, cell, "0", Map.of(), Map.of(TrialRow.REASON, reason));
    }
}
