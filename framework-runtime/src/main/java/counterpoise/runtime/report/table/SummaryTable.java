package counterpoise.runtime.report.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The cells side by side, for people: only the columns in which they differ (and always the over-sampler), and the
 * metrics.
 *
 * @param header the names of the columns: what tells cells apart, the metrics, the number of seeds
 * @param firstMetric the position of the first metric
 * @param rows the cells
 * @param note what the numbers are, in a sentence
 */
public record SummaryTable(List<String> header, int firstMetric, List<List<String>> rows, String note) {

    /** As wide as text gets: what a terminal usually shows. */
    private static final int WIDEST = 120;

    private static final int BETWEEN = 2;

    private static final String ALWAYS = "oversampler";

    /** The table of the finished ones of {@code trials}. */
    public static SummaryTable of(Collection<TrialRow> trials) {
        List<CellSummary> cells = CellSummary.of(trials);
        List<String> metrics = TrialRow.metricsOf(trials);
        if (cells.isEmpty()) {
            return new SummaryTable(List.of(), 0, List.of(), "No trial has been finished.");
        }
        List<String> columns = cells.get(0).cell().keySet().stream()
                .filter(column -> column.equals(ALWAYS) || differ(cells, column))
                .toList();
        List<String> header = new ArrayList<>(columns);
        header.addAll(metrics);
        header.add("seeds");
        List<List<String>> rows = new ArrayList<>();
        for (CellSummary cell : cells) {
            List<String> row = new ArrayList<>();
            columns.forEach(column -> row.add(cell.cell().get(column)));
            metrics.forEach(metric -> row.add(cell.shown(metric)));
            row.add(String.valueOf(cell.trials().size()));
            rows.add(row);
        }
        return new SummaryTable(header, columns.size(), rows, note(cells));
    }

    private static boolean differ(List<CellSummary> cells, String column) {
        return cells.stream().map(cell -> cell.cell().get(column)).distinct().count() > 1;
    }

    private static String note(List<CellSummary> cells) {
        TestedSamples tested = TestedSamples.of(cells);
        String selections = cells.stream()
                .map(cell -> cell.cell().get(TrialRow.SELECTION))
                .distinct()
                .map(tested::meaning)
                .collect(Collectors.joining("; "));
        boolean seeds = cells.stream().anyMatch(cell -> cell.trials().size() > 1);
        return "Scores on the test %s, %s.".formatted(tested.name(), selections)
                + (seeds ? " Mean ± standard deviation over the seeds." : " One seed a cell.")
                + tested.remark();
    }

    /** The table in columns of equal width; metrics that would make it wider than a terminal are left out, and named. */
    public String asText() {
        StringBuilder text = new StringBuilder();
        List<String> leftOut = List.of();
        if (!rows.isEmpty()) {
            int[] widths = widths();
            List<Integer> shown = shown(widths);
            leftOut = IntStream.range(0, header.size())
                    .filter(column -> !shown.contains(column))
                    .mapToObj(header::get)
                    .toList();
            line(text, header, shown, widths);
            rows.forEach(row -> line(text, row, shown, widths));
            text.append('\n');
        }
        text.append(note).append('\n');
        if (!leftOut.isEmpty()) {
            text.append("In summary.csv, too: ")
                    .append(String.join(", ", leftOut))
                    .append(".\n");
        }
        return text.toString();
    }

    /** All columns, but of the metrics only as many as fit. */
    private List<Integer> shown(int[] widths) {
        int seeds = header.size() - 1;
        int width = widths[seeds];
        for (int column = 0; column < firstMetric; column++) {
            width += widths[column] + BETWEEN;
        }
        List<Integer> shown =
                new ArrayList<>(IntStream.range(0, firstMetric).boxed().toList());
        for (int metric = firstMetric; metric < seeds; metric++) {
            width += widths[metric] + BETWEEN;
            if (metric > firstMetric && width > WIDEST) {
                break;
            }
            shown.add(metric);
        }
        shown.add(seeds);
        return shown;
    }

    private int[] widths() {
        return IntStream.range(0, header.size())
                .map(column -> Math.max(
                        header.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
    }

    private static void line(StringBuilder text, List<String> cells, List<Integer> shown, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column : shown) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length() + BETWEEN));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** The table in Markdown. */
    public String asMarkdown() {
        StringBuilder text = new StringBuilder();
        if (!rows.isEmpty()) {
            text.append(markdown(header));
            text.append(markdown(header.stream().map(column -> "---").toList()));
            rows.forEach(row -> text.append(markdown(row)));
            text.append('\n');
        }
        return text.append(note).append('\n').toString();
    }

    private static String markdown(List<String> cells) {
        return "| " + cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ")) + " |\n";
    }
}
