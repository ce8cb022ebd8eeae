package counterpoise.runtime.report.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One row of {@code results.csv}: a trial as tables see it, whether it has just been run or is read from a report's
 * folder.
 *
 * @param id names the trial
 * @param status how it ended
 * @param cell what tells its cell from others, the seed left out: column by value, the plugins first, then the swept
 *     paths without a column of their own, then the selection; all rows of a table have the same columns
 * @param seed the root seed
 * @param metrics the metrics that are one number, by name; one that is not defined is NaN, what was not measured is
 *     missing
 * @param figures the other columns (epochs, images, seconds), by name; what does not apply is missing
 */
public record TrialRow(
        String id,
        Status status,
        Map<String, String> cell,
        String seed,
        Map<String, Double> metrics,
        Map<String, String> figures) {

    /** How a trial ended. */
    public enum Status {
        DONE,
        FAILED,
        SKIPPED;

        /** As files and people read it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The column that names the network; {@link counterpoise.runtime.plan.Trial#NO_NETWORK} where there is none. */
    public static final String ARCHITECTURE = "architecture";

    /** The columns of a cell that every row has, before those of swept paths; the selection stands after them. */
    public static final List<String> FIRST = List.of("dataset", ARCHITECTURE, "loss", "oversampler", "space");

    /** The column that says which epoch's weights were taken. */
    public static final String SELECTION = "selection";

    /** The column among {@link #figures} that says why a trial is not done. */
    public static final String REASON = "reason";

    /** Copies the maps, order kept. */
    public TrialRow {
        cell = Collections.unmodifiableMap(new LinkedHashMap<>(cell));
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** The swept paths among the columns of {@link #cell}. */
    public List<String> sweptPaths() {
        return cell.keySet().stream()
                .filter(column -> !FIRST.contains(column) && !column.equals(SELECTION))
                .toList();
    }

    /** The metrics of {@code rows}, in the order of the first that has them. */
    public static List<String> metricsOf(Iterable<TrialRow> rows) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        rows.forEach(row -> row.metrics().keySet().forEach(name -> names.put(name, true)));
        return names.keySet().stream().collect(Collectors.toUnmodifiableList());
    }
}
