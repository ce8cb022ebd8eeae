package counterpoise.runtime.report.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import counterpoise.runtime.lifecycle.MetricValue;
import counterpoise.runtime.report.trial.TextTable;
import counterpoise.runtime.report.trial.TrialFiles;
import counterpoise.runtime.report.trial.TrialJson;

/** What the folder of one trial has for figures; each file is read once. */
final class TrialData {

    private final TrialFiles files;
    private List<MetricValue> metrics;

    TrialData(Path folder) {
        this.files = new TrialFiles(folder);
    }

    /** The names of the classes by label; none where the trial has no scores per class. */
    List<String> classNames() throws IOException {
        Optional<TextTable> table = files.perClass();
        return table.isEmpty() ? List.of() : table.get().texts(TrialFiles.CLASS_COLUMN);
    }

    /** A column of the scores per class, by label. */
    Optional<SortedMap<Double, Double>> classColumn(String column) throws IOException {
        Optional<TextTable> table = files.perClass();
        return table.isEmpty()
                ? Optional.empty()
                : Optional.of(byIndex(table.get().numbers(column)));
    }

    /** A result of a metric that has one number a class, by label. */
    Optional<SortedMap<Double, Double>> perClass(String name) throws IOException {
        Optional<MetricValue> result = result(name, MetricValue.PER_CLASS);
        if (result.isEmpty()) {
            return Optional.empty();
        }
        List<Double> values = result.get().values();
        int classes = classNames().size();
        if (values == null || values.contains(null) || values.size() != classes) {
            throw files.damagedMetrics("%s has not one number for each of the %d classes".formatted(name, classes));
        }
        return Optional.of(byIndex(values));
    }

    /** A result of a metric that is a table. */
    Optional<MetricValue> table(String name) throws IOException {
        Optional<MetricValue> table = result(name, MetricValue.TABLE);
        if (table.isPresent() && !isWhole(table.get())) {
            throw files.damagedMetrics("%s is not a whole table".formatted(name));
        }
        return table;
    }

    /** That a result is not what its metric writes. */
    IOException damagedMetrics(String why) {
        return files.damagedMetrics(why);
    }

    private static boolean isWhole(MetricValue table) {
        return table.columns() != null
                && table.rows() != null
                && table.cells() != null
                && table.cells().size() == table.rows().size()
                && table.cells().stream()
                        .allMatch(row -> row.size() == table.columns().size() && !row.contains(null));
    }

    private Optional<MetricValue> result(String name, String kind) throws IOException {
        if (metrics == null) {
            metrics = files.metrics();
        }
        return metrics.stream()
                .filter(metric -> name.equals(metric.name()) && kind.equals(metric.kind()))
                .findFirst();
    }

    /** A column of the epochs of one phase, by epoch; epochs that lack it are left out. */
    SortedMap<Double, Double> epochs(String phase, String column) throws IOException {
        TextTable table = files.epochs(phase, "epoch", column);
        SortedMap<Double, Double> values = new TreeMap<>();
        if (table.rows().isEmpty()) {
            return values;
        }
        List<Double> epochs = table.numbers("epoch");
        List<Double> numbers = table.numbers(column);
        for (int i = 0; i < epochs.size(); i++) {
            if (!numbers.get(i).isNaN()) {
                values.put(epochs.get(i), numbers.get(i));
            }
        }
        return values;
    }

    /** The key of one of its stages; trials with the same key share it. */
    Optional<String> stageKey(String stage) throws IOException {
        Optional<TrialJson> trial = files.trial();
        return trial.flatMap(present -> present.stages().stream()
                .filter(candidate -> candidate.stage().equals(stage))
                .map(TrialJson.StageJson::key)
                .findFirst());
    }

    private static SortedMap<Double, Double> byIndex(List<Double> values) {
        SortedMap<Double, Double> byIndex = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            byIndex.put((double) i, values.get(i));
        }
        return byIndex;
    }
}
