package counterpoise.runtime.run;

import java.nio.file.Path;
import java.util.List;

import counterpoise.runtime.report.TrialResult;
import counterpoise.runtime.report.TrialRows;
import counterpoise.runtime.report.table.SummaryTable;
import counterpoise.runtime.report.table.TrialRow;

/**
 * How a run ended.
 *
 * @param out where the report lies
 * @param trials how its trials ended, skipped ones included
 */
public record RunOutcome(Path out, List<TrialResult> trials) {

    /** How many trials ended like this. */
    public long count(TrialRow.Status status) {
        return trials.stream().filter(trial -> trial.status() == status).count();
    }

    /** The cells side by side. */
    public SummaryTable summary() {
        return SummaryTable.of(TrialRows.of(trials));
    }
}
