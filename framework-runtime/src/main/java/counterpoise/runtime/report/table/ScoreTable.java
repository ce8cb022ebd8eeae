package counterpoise.runtime.report.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scores of a run in the shape of the paper's tables: a row for each data set, network and loss, a group of columns
 * for each over-sampler, a column for each score. Numbers of different selections are never in one table.
 *
 * @param tested what the numbers are measured on
 * @param selection which epoch's weights the numbers are of: {@code last}, {@code best-on-validation} or
 *     {@code best-on-test}
 * @param source where the published numbers are from; empty if there are none
 * @param rowHeader what tells the rows apart
 * @param groups the labels of the groups of columns
 * @param swept the over-samplers of which several settings are among the groups
 * @param scores the metrics in each group
 * @param rows the rows
 */
public record ScoreTable(
        TestedSamples tested,
        String selection,
        String source,
        List<String> rowHeader,
        List<String> groups,
        List<String> swept,
        List<String> scores,
        List<Row> rows) {

    /** The metrics that such a table shows, the leading one first: more is better, and all lie between 0 and 1. */
    private static final List<String> SHOWN = List.of("bac", "gm", "fm");

    /**
     * A row.
     *
     * @param labels one for each column of the row header
     * @param entries group by group, score by score; empty where there is no such cell
     */
    public record Row(List<String> labels, List<Optional<Entry>> entries) {
        /** Copies the lists. */
        public Row {
            labels = List.copyOf(labels);
            entries = List.copyOf(entries);
        }

        /** Whether the paper reports some of its numbers. */
        public boolean isPublished() {
            return entries.stream().flatMap(Optional::stream).anyMatch(entry -> entry.published()
                    .isPresent());
        }
    }

    /**
     * One number.
     *
     * @param mean over the seeds
     * @param deviation of a sample, over the seeds; NaN for one seed
     * @param seeds how many
     * @param published what the paper reports, if anything
     * @param best whether no other group of the row has more
     */
    public record Entry(double mean, double deviation, int seeds, Optional<Double> published, boolean best) {

        /** Measured less published. */
        public Optional<Double> difference() {
            return published.map(value -> mean - value);
        }
    }

    /** Copies the lists. */
    public ScoreTable {
        rowHeader = List.copyOf(rowHeader);
        groups = List.copyOf(groups);
        swept = List.copyOf(swept);
        scores = List.copyOf(scores);
        rows = List.copyOf(rows);
    }

    /**
     * The tables of the finished trials, one a selection; none where no trial is finished or none has such scores.
     *
     * @param published is shown beside the measured numbers
     */
    public static List<ScoreTable> of(Collection<TrialRow> trials, PublishedScores published) {
        Map<String, List<CellSummary>> bySelection = CellSummary.of(trials).stream()
                .collect(Collectors.groupingBy(
                        cell -> cell.cell().get(TrialRow.SELECTION), LinkedHashMap::new, Collectors.toList()));
        List<String> scores = scoresAmong(TrialRow.metricsOf(trials));
        if (scores.isEmpty()) {
            return List.of();
        }
        return bySelection.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), scores, published))
                .toList();
    }

    /** Those of {@code metrics} that such a table shows, the leading one first. */
    public static List<String> scoresAmong(Collection<String> metrics) {
        return metrics.stream()
                .filter(SHOWN::contains)
                .sorted(Comparator.comparingInt(SHOWN::indexOf))
                .toList();
    }

    private static ScoreTable of(
            String selection, List<CellSummary> cells, List<String> scores, PublishedScores published) {
        CellGrid grid = CellGrid.of(cells);
        List<Row> rows = grid.rows().entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), grid.groups(), scores, published))
                .toList();
        boolean shown = rows.stream().anyMatch(Row::isPublished);
        return new ScoreTable(
                TestedSamples.of(cells),
                selection,
                shown ? published.source() : "",
                grid.rowHeader(),
                grid.groups(),
                grid.swept(),
                scores,
                rows);
    }

    private static Row row(
            List<String> labels,
            Map<String, CellSummary> byGroup,
            List<String> groups,
            List<String> scores,
            PublishedScores published) {
        Map<String, Double> best = new HashMap<>();
        for (String score : scores) {
            best.put(
                    score,
                    byGroup.values().stream()
                            .mapToDouble(cell -> cell.mean(score))
                            .filter(value -> !Double.isNaN(value))
                            .max()
                            .orElse(Double.NaN));
        }
        List<Optional<Entry>> entries = new ArrayList<>();
        for (String group : groups) {
            for (String score : scores) {
                entries.add(Optional.ofNullable(byGroup.get(group))
                        .map(cell -> new Entry(
                                cell.mean(score),
                                cell.deviation(score),
                                cell.trials().size(),
                                published.of(cell.cell(), score),
                                byGroup.size() > 1 && cell.mean(score) == best.get(score))));
            }
        }
        return new Row(labels, entries);
    }

    /** The score that is spoken of first. */
    public String leadingScore() {
        return scores.get(0);
    }

    /** What the numbers are, in a sentence. */
    public String note() {
        int most = seeds().max(Comparator.naturalOrder()).orElse(0);
        int least = seeds().min(Comparator.naturalOrder()).orElse(0);
        String seeds = most == 1
                ? "one seed a cell"
                : "mean ± standard deviation over %s seeds"
                        .formatted(least == most ? String.valueOf(most) : "%d to %d".formatted(least, most));
        String choice = choice().isEmpty() ? "" : " " + choice();
        return "Scores on the test %s, %s; %s%s.%s%s"
                .formatted(
                        tested.name(),
                        tested.meaning(selection),
                        seeds,
                        (groups.size() > 1 ? "; the best of a row in bold" : "")
                                + (source.isEmpty() ? "" : "; published numbers below the measured ones"),
                        choice,
                        tested.remark());
    }

    /** What a reader must know of the best of several settings; empty if no over-sampler has several. */
    public String choice() {
        return tested.choice(swept);
    }

    private Stream<Integer> seeds() {
        return rows.stream()
                .flatMap(row -> row.entries().stream())
                .flatMap(Optional::stream)
                .map(Entry::seeds);
    }
}
