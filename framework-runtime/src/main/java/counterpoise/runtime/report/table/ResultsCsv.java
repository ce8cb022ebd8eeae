package counterpoise.runtime.report.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import counterpoise.runtime.config.ExperimentOptions;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** {@code results.csv}: one row a trial. */
public final class ResultsCsv {

    /** The name of the file in a report's folder. */
    public static final String FILE = "results.csv";

    private static final String TRIAL = "trial";
    private static final String STATUS = "status";
    private static final String SEED = "seed";

    /** The columns after the selection: {@link TrialRow#figures}. */
    public static final List<String> FIGURES = List.of(
            "best_epoch",
            "best_head_epoch",
            "train_images",
            "synthetic_images",
            "parameters",
            "train_seconds",
            "augment_seconds",
            "head_seconds",
            "evaluate_seconds",
            TrialRow.REASON);

    private static final CSVFormat WITH_HEADER =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private ResultsCsv() {}

    /** The text of the file; all of {@code rows} have the same columns in their cells. */
    public static String of(Collection<TrialRow> rows) {
        List<String> swept = rows.stream().findFirst().map(TrialRow::sweptPaths).orElse(List.of());
        List<String> metrics = TrialRow.metricsOf(rows);
        List<String> header = new ArrayList<>(List.of(TRIAL, STATUS));
        header.addAll(TrialRow.FIRST);
        header.add(SEED);
        header.addAll(swept);
        header.addAll(metrics);
        header.add(TrialRow.SELECTION);
        header.addAll(FIGURES);
        CsvText csv = new CsvText(header);
        for (TrialRow trial : rows) {
            List<Object> row = new ArrayList<>();
            row.add(trial.id());
            row.add(trial.status().label());
            TrialRow.FIRST.forEach(column -> row.add(trial.cell().get(column)));
            row.add(trial.seed());
            swept.forEach(path -> row.add(trial.cell().get(path)));
            metrics.forEach(metric -> row.add(trial.metrics().get(metric)));
            row.add(trial.cell().get(TrialRow.SELECTION));
            FIGURES.forEach(figure -> row.add(trial.figures().get(figure)));
            csv.row(row);
        }
        return csv.toString();
    }

    /**
     * Reads the rows of a report's folder again.
     *
     * @throws IOException if the file is not there or not such a file; the message says which and what to do
     */
    public static List<TrialRow> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException("%s: has no %s; name the folder of a run (its --out)".formatted(folder, FILE));
        }
        try (CSVParser parser = CSVParser.parse(Files.readString(file), WITH_HEADER)) {
            List<String> columns = parser.getHeaderNames();
            if (!columns.containsAll(List.of(TRIAL, STATUS, SEED, TrialRow.SELECTION))) {
                throw new IOException("%s: is not a table of trials".formatted(file));
            }
            // Between the seed and the selection stand swept paths, which begin with a key of the runtime, and metrics.
            List<String> between = columns.subList(columns.indexOf(SEED) + 1, columns.indexOf(TrialRow.SELECTION));
            Map<Boolean, List<String>> isPath =
                    between.stream().collect(Collectors.partitioningBy(ExperimentOptions::isPath));
            List<String> swept = isPath.get(true);
            List<String> metrics = isPath.get(false);
            return parser.stream().map(row -> row(row, swept, metrics)).toList();
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: is not a table of trials: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static TrialRow row(CSVRecord row, List<String> swept, List<String> metrics) {
        Map<String, String> cell = new LinkedHashMap<>();
        TrialRow.FIRST.forEach(column -> cell.put(column, row.get(column)));
        swept.forEach(path -> cell.put(path, row.get(path)));
        cell.put(TrialRow.SELECTION, row.get(TrialRow.SELECTION));
        TrialRow.Status status = TrialRow.Status.valueOf(row.get(STATUS).toUpperCase(Locale.ROOT));
        Map<String, Double> values = new LinkedHashMap<>();
        if (status == TrialRow.Status.DONE) {
            // Not defined and not measured look alike here; both are left out of means.
            metrics.forEach(metric ->
                    values.put(metric, row.get(metric).isEmpty() ? Double.NaN : Double.valueOf(row.get(metric))));
        }
        Map<String, String> figures = new LinkedHashMap<>();
        FIGURES.stream()
                .filter(figure -> row.isMapped(figure) && !row.get(figure).isEmpty())
                .forEach(figure -> figures.put(figure, checked(figure, row.get(figure))));
        return new TrialRow(row.get(TRIAL), status, cell, row.get(SEED), values, figures);
    }

    private static String checked(String figure, String text) {
        if (!figure.equals(TrialRow.REASON)) {
            Double.parseDouble(text);
        }
        return text;
    }
}
