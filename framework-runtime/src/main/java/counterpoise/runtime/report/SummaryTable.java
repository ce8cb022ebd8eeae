package counterpoise.runtime.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import counterpoise.runtime.plan.Trial;

/**
 * The cells side by side, for people: only the columns in which they differ (and always the over-sampler), and the
 * metrics.
 *
 * @param header the names of the columns
 * @param rows the cells
 * @param note what the numbers are, in a sentence
 */
public record SummaryTable(List<String> header, List<List<String>> rows, String note) {

    private static final String ALWAYS = "oversampler";

    /** Else a reader would take the over-sampler none for what it is on images: the head of phase 1. */
    private static final String HEAD_OF_ITS_OWN =
            " embeddings are the dataset's own: no network was trained, and in every row, that of none too, a head was"
                    + " trained on them.";

    /** The table of the finished ones of {@code trials}. */
    public static SummaryTable of(Collection<TrialResult> trials) {
        List<CellSummary> cells = CellSummary.of(trials);
        List<String> metrics = Columns.metrics(trials);
        if (cells.isEmpty()) {
            return new SummaryTable(List.of(), List.of(), "No trial has been finished.");
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
        return new SummaryTable(header, rows, note(cells));
    }

    private static boolean differ(List<CellSummary> cells, String column) {
        return cells.stream().map(cell -> cell.cell().get(column)).distinct().count() > 1;
    }

    private static String note(List<CellSummary> cells) {
        long withoutNetwork = cells.stream()
                .filter(cell -> cell.cell().get(Columns.ARCHITECTURE).equals(Trial.NO_NETWORK))
                .count();
        String samples = withoutNetwork == 0
                ? "images"
                : withoutNetwork == cells.size() ? "embeddings" : "images and embeddings";
        String the = withoutNetwork == cells.size() ? "The" : "Where the architecture is none, the";
        String selections = cells.stream()
                .map(cell -> cell.cell().get("selection"))
                .distinct()
                .map(selection -> meaning(selection, samples))
                .collect(Collectors.joining("; "));
        boolean seeds = cells.stream().anyMatch(cell -> cell.trials().size() > 1);
        return "Scores on the test %s, %s.".formatted(samples, selections)
                + (withoutNetwork == 0 ? "" : " " + the + HEAD_OF_ITS_OWN)
                + (seeds ? " Mean ± standard deviation over the seeds." : " One seed a cell.");
    }

    private static String meaning(String selection, String samples) {
        return switch (selection) {
            case "last" -> "weights of the last epoch";
            case "best-on-validation" -> "weights of the epoch best on the validation " + samples;
            default -> "weights of the epoch best on the test %s themselves, hence optimistic".formatted(samples);
        };
    }

    /** The table in columns of equal width. */
    public String asText() {
        StringBuilder text = new StringBuilder();
        if (!rows.isEmpty()) {
            int[] widths = widths();
            line(text, header, widths);
            rows.forEach(row -> line(text, row, widths));
            text.append('\n');
        }
        return text.append(note).append('\n').toString();
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

    private static void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
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
