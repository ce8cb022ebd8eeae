package counterpoise.runtime.report.table;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of several reports as those of one. */
public final class MergedRows {

    private MergedRows() {}

    /**
     * All rows, report by report, with the same columns. Of a trial that several reports have, the first that is done
     * is taken, or else the first.
     */
    public static List<TrialRow> of(Collection<List<TrialRow>> reports) {
        Set<String> swept = new LinkedHashSet<>();
        Map<String, TrialRow> byId = new LinkedHashMap<>();
        for (List<TrialRow> rows : reports) {
            for (TrialRow row : rows) {
                swept.addAll(row.sweptPaths());
                byId.merge(row.id(), row, MergedRows::better);
            }
        }
        return byId.values().stream().map(row -> withColumns(row, swept)).toList();
    }

    private static TrialRow better(TrialRow known, TrialRow other) {
        boolean onlyOther = known.status() != TrialRow.Status.DONE && other.status() == TrialRow.Status.DONE;
        return onlyOther ? other : known;
    }

    private static TrialRow withColumns(TrialRow row, Set<String> swept) {
        Map<String, String> cell = new LinkedHashMap<>();
        TrialRow.FIRST.forEach(column -> cell.put(column, row.cell().get(column)));
        swept.forEach(path -> cell.put(path, row.cell().getOrDefault(path, "")));
        cell.put(TrialRow.SELECTION, row.cell().get(TrialRow.SELECTION));
        return new TrialRow(row.id(), row.status(), cell, row.seed(), row.metrics(), row.figures());
    }
}
