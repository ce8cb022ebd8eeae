package counterpoise.runtime.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code results.csv}: one row a trial. */
final class ResultsCsv {

    private static final List<String> FIGURES = List.of(
            "best_epoch",
            "best_head_epoch",
            "train_images",
            "synthetic_images",
            "parameters",
            "train_seconds",
            "augment_seconds",
            "head_seconds",
            "evaluate_seconds");

    private ResultsCsv() {}

    static String of(Collection<TrialResult> trials) {
        List<String> swept = Columns.swept(trials);
        List<String> metrics = Columns.metrics(trials);
        List<String> header = new ArrayList<>(List.of(
                "trial", "status", "dataset", Columns.ARCHITECTURE, "loss", "oversampler", "space", Columns.SEED));
        header.addAll(swept);
        header.addAll(metrics);
        header.add("selection");
        header.addAll(FIGURES);
        CsvText csv = new CsvText(header);
        for (TrialResult trial : trials) {
            Map<String, String> cell = Columns.cell(trial, swept);
            List<Object> row = new ArrayList<>();
            row.add(trial.id());
            row.add(trial.status().name().toLowerCase(Locale.ROOT));
            row.add(cell.get("dataset"));
            row.add(cell.get(Columns.ARCHITECTURE));
            row.add(cell.get("loss"));
            row.add(cell.get("oversampler"));
            row.add(cell.get("space"));
            row.add(trial.options().seed());
            swept.forEach(path -> row.add(cell.get(path)));
            metrics.forEach(metric -> row.add(trial.metrics().get(metric)));
            row.add(cell.get("selection"));
            FIGURES.forEach(figure -> row.add(trial.figures().get(figure)));
            csv.row(row);
        }
        return csv.toString();
    }
}
