package counterpoise.runtime.report.table;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cells of one selection as the paper's tables arrange them: a row for each data set, network and loss, a group for
 * each over-sampler.
 *
 * @param rowHeader the columns of a cell that tell the rows apart
 * @param groups what each group is called: the over-sampler, and what tells it from others of the same name
 * @param rows the cells by group, by the values of the row header
 */
public record CellGrid(List<String> rowHeader, List<String> groups, Map<List<String>, Map<String, CellSummary>> rows) {

    private static final String OVERSAMPLER = "oversampler";
    private static final String SPACE = "space";
    private static final List<String> GROUP_PREFIXES = List.of("oversampler.", "head.");

    /** Copies the lists and the map, order kept. */
    public CellGrid {
        rowHeader = List.copyOf(rowHeader);
        groups = List.copyOf(groups);
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** Arranges cells, of which there is at least one. */
    public static CellGrid of(List<CellSummary> cells) {
        List<String> rowHeader = rowHeader(cells);
        Map<Map<String, String>, String> groupOf = groups(cells);
        Map<List<String>, Map<String, CellSummary>> rows = new LinkedHashMap<>();
        for (CellSummary cell : cells) {
            List<String> labels =
                    rowHeader.stream().map(column -> cell.cell().get(column)).toList();
            rows.computeIfAbsent(labels, row -> new LinkedHashMap<>()).put(groupOf.get(cell.cell()), cell);
        }
        return new CellGrid(rowHeader, groupOf.values().stream().distinct().toList(), rows);
    }

    /** The over-samplers of which several settings in one space are side by side. */
    public List<String> swept() {
        Map<List<String>, Set<String>> settings = new LinkedHashMap<>();
        rows.values()
                .forEach(byGroup -> byGroup.forEach((group, cell) -> settings.computeIfAbsent(
                                List.of(
                                        cell.cell().get(OVERSAMPLER),
                                        cell.cell().get(SPACE)),
                                none -> new LinkedHashSet<>())
                        .add(group)));
        return settings.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> entry.getKey().get(0))
                .distinct()
                .toList();
    }

    /** The loss, as in the paper, and whatever else differs and does not belong to the over-sampler. */
    private static List<String> rowHeader(List<CellSummary> cells) {
        return cells.get(0).cell().keySet().stream()
                .filter(column -> !isOfGroup(column) && !column.equals(TrialRow.SELECTION))
                .filter(column -> column.equals("loss") || differs(cells, column))
                .toList();
    }

    private static boolean isOfGroup(String column) {
        return column.equals(OVERSAMPLER)
                || column.equals(SPACE)
                || GROUP_PREFIXES.stream().anyMatch(column::startsWith);
    }

    private static boolean differs(Collection<CellSummary> cells, String column) {
        return cells.stream().map(cell -> cell.cell().get(column)).distinct().count() > 1;
    }

    /** By the cell alone: to hash its summary would be to hash all its trials. */
    private static Map<Map<String, String>, String> groups(List<CellSummary> cells) {
        Map<String, List<CellSummary>> byOversampler = cells.stream()
                .collect(Collectors.groupingBy(
                        cell -> cell.cell().get(OVERSAMPLER), LinkedHashMap::new, Collectors.toList()));
        Map<Map<String, String>, String> groups = new LinkedHashMap<>();
        byOversampler.forEach((oversampler, same) -> {
            Set<String> differing = same.get(0).cell().keySet().stream()
                    .filter(column -> isOfGroup(column) && differs(same, column))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            same.forEach(cell -> groups.put(cell.cell(), label(oversampler, cell, differing)));
        });
        return groups;
    }

    private static String label(String oversampler, CellSummary cell, Set<String> differing) {
        return Stream.concat(
                        Stream.of(oversampler),
                        differing.stream()
                                .filter(column -> !cell.cell().get(column).isEmpty())
                                .map(column -> column.equals(SPACE)
                                        ? cell.cell().get(column)
                                        : "%s %s"
                                                .formatted(
                                                        column.substring(column.lastIndexOf('.') + 1),
                                                        cell.cell().get(column))))
                .collect(Collectors.joining(", "));
    }
}
