package counterpoise.runtime.report.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** {@code summary.csv}: one row a cell, with mean, standard deviation and number of seeds. */
public final class SummaryCsv {

    private SummaryCsv() {}

    /** The text of the file. */
    public static String of(Collection<TrialRow> trials) {
        List<String> metrics = TrialRow.metricsOf(trials);
        List<CellSummary> cells = CellSummary.of(trials);
        List<String> header = new ArrayList<>();
        if (cells.isEmpty()) {
            header.addAll(List.of("dataset", "architecture", "loss", "oversampler", "space", "selection"));
        } else {
            header.addAll(cells.get(0).cell().keySet());
        }
        header.add("seeds");
        metrics.forEach(metric -> header.addAll(List.of(metric + "_mean", metric + "_sd")));
        CsvText csv = new CsvText(header);
        for (CellSummary cell : cells) {
            List<Object> row = new ArrayList<>(cell.cell().values());
            row.add(cell.trials().size());
            for (String metric : metrics) {
                row.add(cell.mean(metric));
                row.add(cell.deviation(metric));
            }
            csv.row(row);
        }
        return csv.toString();
    }
}
