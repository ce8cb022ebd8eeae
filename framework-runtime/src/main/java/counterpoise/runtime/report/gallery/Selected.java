package counterpoise.runtime.report.gallery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import counterpoise.runtime.report.figures.Mark;
import counterpoise.runtime.report.table.CellGrid;
import counterpoise.runtime.report.table.CellSummary;
import counterpoise.runtime.report.table.PublishedScores;
import counterpoise.runtime.report.table.ScoreTable;
import counterpoise.runtime.report.table.TestedSamples;
import counterpoise.runtime.report.table.TrialRow;

/** The finished trials of one selection, as figures take them: those of several selections are never in one figure. */
final class Selected {

    /** A report with more panels of a kind is hard to find one's way in. */
    static final int MOST_PANELS = 16;

    /** More lines cannot be told apart. */
    static final int MOST_GROUPS = 8;

    /** Of more cells below one another nobody sees the whole. */
    private static final int MOST_BARS = 20;

    /** The selection that favours nothing comes first. */
    private static final List<String> PREFERRED = List.of("last", "best-on-validation", "best-on-test");

    private static final String OVERSAMPLER = "oversampler";
    private static final String BASELINE = "none";
    private static final List<String> IN_TITLES = List.of("dataset", "loss");

    private final String selection;
    private final List<String> otherSelections;
    private final List<TrialRow> trials;
    private final List<CellSummary> cells;
    private final CellGrid grid;
    private final Optional<String> score;
    private final Map<String, Path> folders;

    private Selected(String selection, List<String> otherSelections, List<TrialRow> trials, Map<String, Path> folders) {
        this.selection = selection;
        this.otherSelections = otherSelections;
        this.trials = trials;
        this.cells = CellSummary.of(trials);
        this.grid = CellGrid.of(cells);
        this.score = ScoreTable.of(trials, PublishedScores.NONE).stream()
                .map(ScoreTable::leadingScore)
                .findFirst();
        this.folders = folders;
    }

    /**
     * The trials of the selection that figures show.
     *
     * @param folders where the files of a trial lie, by its id
     * @return empty if no trial is done
     */
    static Optional<Selected> of(Collection<TrialRow> rows, Map<String, Path> folders) {
        List<TrialRow> done = rows.stream()
                .filter(row -> row.status() == TrialRow.Status.DONE)
                .toList();
        List<String> selections = done.stream()
                .map(Selected::selection)
                .distinct()
                .sorted(Comparator.comparingInt(PREFERRED::indexOf))
                .toList();
        if (selections.isEmpty()) {
            return Optional.empty();
        }
        String first = selections.get(0);
        List<TrialRow> trials =
                done.stream().filter(row -> selection(row).equals(first)).toList();
        return Optional.of(new Selected(first, selections.subList(1, selections.size()), trials, folders));
    }

    private static String selection(TrialRow row) {
        return row.cell().get(TrialRow.SELECTION);
    }

    List<TrialRow> trials() {
        return trials;
    }

    List<CellSummary> cells() {
        return cells;
    }

    /** The score that is spoken of first, if one was measured. */
    Optional<String> score() {
        return score;
    }

    /** A mark that no over-sampler has. */
    Mark otherMark() {
        return Mark.of(grid.groups().size());
    }

    /** The panels that are drawn, at least one, each with those of its over-samplers that are drawn, at least one. */
    List<Panel> panels() {
        List<String> shown = shownGroups();
        List<String> columns = Stream.concat(IN_TITLES.stream(), grid.rowHeader().stream())
                .distinct()
                .toList();
        List<String> differing = grid.rowHeader().stream()
                .filter(column -> cells.stream()
                                .map(cell -> cell.cell().get(column))
                                .distinct()
                                .count()
                        > 1)
                .toList();
        List<Panel> panels = new ArrayList<>();
        for (Map<String, CellSummary> byGroup : grid.rows().values()) {
            if (panels.size() == MOST_PANELS || shown.stream().noneMatch(byGroup::containsKey)) {
                continue;
            }
            CellSummary any = byGroup.values().iterator().next();
            String label = title(any, differing);
            String slug = label.isEmpty() ? "" : slug(label);
            List<Group> groups = shown.stream()
                    .filter(byGroup::containsKey)
                    .map(name -> group(name, byGroup.get(name)))
                    .toList();
            panels.add(new Panel(title(any, columns), label, slug, groups));
        }
        return panels;
    }

    private Group group(String name, CellSummary cell) {
        List<TrialData> seeds = cell.trials().stream()
                .map(trial -> folders.get(trial.id()))
                .filter(Objects::nonNull)
                .map(TrialData::new)
                .toList();
        return new Group(name, Mark.of(grid.groups().indexOf(name)), cell, seeds);
    }

    /** What a cell has in some columns; the plugins by their names alone. */
    static String title(CellSummary cell, List<String> columns) {
        return columns.stream()
                .filter(column -> !cell.cell().get(column).isEmpty())
                .map(column -> TrialRow.FIRST.contains(column)
                        ? cell.cell().get(column)
                        : "%s %s"
                                .formatted(
                                        column.substring(column.lastIndexOf('.') + 1),
                                        cell.cell().get(column)))
                .collect(Collectors.joining(", "));
    }

    /** Text as part of a file's name. */
    static String slug(String text) {
        String slug =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "x" : slug;
    }

    private List<String> shownGroups() {
        Map<String, Double> means = new LinkedHashMap<>();
        for (String name : grid.groups()) {
            means.put(
                    name,
                    grid.rows().values().stream()
                            .filter(byGroup -> byGroup.containsKey(name))
                            .mapToDouble(byGroup -> score(byGroup.get(name)))
                            .average()
                            .orElse(Double.NaN));
        }
        Optional<String> baseline = grid.rows().values().stream()
                .flatMap(byGroup -> byGroup.entrySet().stream())
                .filter(entry -> isBaseline(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        return leading(means, baseline, MOST_GROUPS);
    }

    /** The over-samplers of a panel with the best scores, the baseline among them, in their order. */
    List<Group> leading(Panel panel, int most) {
        Map<String, Double> scores = new LinkedHashMap<>();
        panel.groups().forEach(group -> scores.put(group.name(), score(group.cell())));
        Optional<String> baseline = panel.groups().stream()
                .filter(group -> isBaseline(group.cell()))
                .map(Group::name)
                .findFirst();
        List<String> names = leading(scores, baseline, most);
        return panel.groups().stream()
                .filter(group -> names.contains(group.name()))
                .toList();
    }

    private static List<String> leading(Map<String, Double> scores, Optional<String> baseline, int most) {
        // Undefined scores come last.
        Set<String> kept = scores.keySet().stream()
                .sorted(Comparator.comparing((String name) -> !Optional.of(name).equals(baseline))
                        .thenComparing(name -> scores.get(name).isNaN() ? Double.POSITIVE_INFINITY : -scores.get(name)))
                .limit(most)
                .collect(Collectors.toSet());
        return scores.keySet().stream().filter(kept::contains).toList();
    }

    private double score(CellSummary cell) {
        return score.map(cell::mean).orElse(Double.NaN);
    }

    private static boolean isBaseline(CellSummary cell) {
        return BASELINE.equals(cell.cell().get(OVERSAMPLER));
    }

    /**
     * All cells below one another where they are few, or else a part of them.
     *
     * @param byPanel whether that part is a panel, with all its over-samplers; else it is one over-sampler, the
     *     baseline if there is one, in all panels
     */
    Cells bars(boolean byPanel) {
        List<Panel> panels = panels();
        int count = panels.stream().mapToInt(panel -> panel.groups().size()).sum();
        if (count <= MOST_BARS) {
            return Cells.of(panels, leftOut());
        }
        if (byPanel) {
            Panel first = panels.get(0);
            return Cells.of(
                    List.of(first),
                    Captions.of("Those of %s; the tables have the others.".formatted(first.title()), leftOut()));
        }
        String group = leading(panels.get(0), 1).get(0).name();
        List<Panel> ofGroup = panels.stream()
                .map(panel -> new Panel(
                        panel.title(),
                        panel.label(),
                        panel.slug(),
                        panel.groups().stream()
                                .filter(candidate -> candidate.name().equals(group))
                                .toList()))
                .toList();
        return Cells.of(
                ofGroup,
                Captions.of("Those of the over-sampler %s; the tables have the others.".formatted(group), leftOut()));
    }

    /** Which weights the numbers are of, and which trials are not drawn for that reason. */
    String weights() {
        String meaning = TestedSamples.of(cells).meaning(selection);
        String weights = Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".";
        return otherSelections.isEmpty()
                ? weights
                : weights + " Not drawn: trials of the selection %s.".formatted(String.join(" and ", otherSelections));
    }

    /** That the best of several settings is chosen on the test samples; empty if no over-sampler has several. */
    String choice() {
        return TestedSamples.of(cells).choice(grid.swept());
    }

    /** Which over-samplers and panels are not drawn because there are too many; empty if all are. */
    String leftOut() {
        int panels = grid.rows().size();
        return Captions.of(
                groupsLeftOut(grid.groups().size(), MOST_GROUPS),
                panels > MOST_PANELS
                        ? "Of %d combinations of %s the first %d are drawn."
                                .formatted(panels, String.join(", ", grid.rowHeader()), MOST_PANELS)
                        : "");
    }

    /** Which of so many over-samplers are drawn; empty if all are. */
    String groupsLeftOut(int count, int most) {
        if (count <= most) {
            return "";
        }
        String kept = score.map("those with the best "::concat).orElse("the first of them");
        boolean withBaseline = cells.stream().anyMatch(Selected::isBaseline);
        return "Of %d over-samplers %d are drawn: %s%s."
                .formatted(count, most, kept, withBaseline ? ", and " + BASELINE : "");
    }
}
