package counterpoise.runtime.report.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import counterpoise.runtime.config.ExperimentOptions;

/**
 * The rows of several reports as those of one. What one run swept and another had set once for all is a column of both,
 * and so is what only tells trials of two runs apart: else trials of 2 and of 200 epochs would be averaged as seeds of
 * one cell.
 */
public final class MergedRows {

    /** These change no result, or have a column of their own, or (the metrics) show in the columns that there are. */
    private static final Set<String> NO_COLUMN =
            Set.of("name", "seed", "metrics", TrialRow.SELECTION, "oversampler.space", "training.checkpoint-every");

    /** Of no effect where the weights of the last epoch are taken. */
    private static final String SELECTION_METRIC = "selection-metric";

    private final Map<String, Map<String, String>> settings;

    private MergedRows(Map<String, Map<String, String>> settings) {
        this.settings = settings;
    }

    /**
     * All rows, report by report, with the same columns. Of a trial that several reports have, the first that is done
     * is taken, or else the first. Two trials that differ in nothing but what was measured become one.
     *
     * @param settings by the id of a trial its effective configuration, by path; trials may be missing
     * @throws IllegalArgumentException if two trials with the same configuration and seed have not the same scores; the
     *     message names them
     */
    public static List<TrialRow> of(Collection<List<TrialRow>> reports, Map<String, Map<String, String>> settings) {
        return new MergedRows(settings).merged(reports);
    }

    private List<TrialRow> merged(Collection<List<TrialRow>> reports) {
        Set<String> swept = new LinkedHashSet<>();
        Map<String, TrialRow> byId = new LinkedHashMap<>();
        for (List<TrialRow> rows : reports) {
            for (TrialRow row : rows) {
                swept.addAll(row.sweptPaths());
                byId.merge(row.id(), row, MergedRows::better);
            }
        }
        List<TrialRow> rows =
                byId.values().stream().map(row -> withColumns(row, swept)).toList();
        swept.addAll(differing(rows));
        return united(rows.stream().map(row -> withColumns(row, swept)).toList());
    }

    private static TrialRow better(TrialRow known, TrialRow other) {
        boolean onlyOther = known.status() != TrialRow.Status.DONE && other.status() == TrialRow.Status.DONE;
        return onlyOther ? other : known;
    }

    /** With these columns: what the row says or, where its run had nothing to say of one, its configuration. */
    private TrialRow withColumns(TrialRow row, Collection<String> paths) {
        Map<String, String> known = settings.getOrDefault(row.id(), Map.of());
        Map<String, String> cell = new LinkedHashMap<>();
        TrialRow.FIRST.forEach(column -> cell.put(column, row.cell().get(column)));
        paths.forEach(path -> cell.put(path, row.cell().getOrDefault(path, known.getOrDefault(path, ""))));
        cell.put(TrialRow.SELECTION, row.cell().get(TrialRow.SELECTION));
        return new TrialRow(row.id(), row.status(), cell, row.seed(), row.metrics(), row.figures());
    }

    /** The settings in which trials of one cell differ. */
    private Set<String> differing(List<TrialRow> rows) {
        Map<Map<String, String>, Map<String, String>> first = new LinkedHashMap<>();
        Set<String> differing = new TreeSet<>();
        for (TrialRow row : rows) {
            Map<String, String> own = settings.get(row.id());
            if (row.status() != TrialRow.Status.DONE || own == null) {
                continue;
            }
            Map<String, String> other = first.computeIfAbsent(row.cell(), cell -> own);
            Set<String> paths = new TreeSet<>(own.keySet());
            paths.addAll(other.keySet());
            paths.removeIf(
                    path -> !isColumn(path, row) || own.getOrDefault(path, "").equals(other.get(path)));
            differing.addAll(paths);
        }
        return differing;
    }

    private static boolean isColumn(String path, TrialRow row) {
        boolean noEffect = path.equals(SELECTION_METRIC)
                && row.cell().get(TrialRow.SELECTION).equals("last");
        return !NO_COLUMN.contains(path) && !noEffect && ExperimentOptions.isPath(path);
    }

    private record CellAndSeed(Map<String, String> cell, String seed) {}

    private static List<TrialRow> united(List<TrialRow> rows) {
        List<TrialRow> united = new ArrayList<>();
        Map<CellAndSeed, Integer> places = new LinkedHashMap<>();
        for (TrialRow row : rows) {
            Integer place = row.status() == TrialRow.Status.DONE
                    ? places.putIfAbsent(new CellAndSeed(row.cell(), row.seed()), united.size())
                    : null;
            if (place == null) {
                united.add(row);
            } else {
                united.set(place, united(united.get(place), row));
            }
        }
        return united;
    }

    /** One trial of two that were measured by other metrics; it has the name and files of that with more of them. */
    private static TrialRow united(TrialRow one, TrialRow other) {
        Map<String, Double> metrics = new LinkedHashMap<>(one.metrics());
        other.metrics()
                .forEach((metric, value) -> metrics.merge(metric, value, (known, again) -> {
                    if (!known.isNaN() && !again.isNaN() && !known.equals(again)) {
                        throw new IllegalArgumentException(
                                ("trials %s and %s have the same configuration and seed, as far as their folders tell,"
                                                + " but not the same %s; report on their runs apart")
                                        .formatted(one.id(), other.id(), metric));
                    }
                    return known.isNaN() ? again : known;
                }));
        TrialRow kept = defined(other) > defined(one) ? other : one;
        return new TrialRow(kept.id(), kept.status(), kept.cell(), kept.seed(), metrics, kept.figures());
    }

    private static long defined(TrialRow row) {
        return row.metrics().values().stream().filter(value -> !value.isNaN()).count();
    }
}
