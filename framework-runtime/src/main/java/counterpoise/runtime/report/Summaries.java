package counterpoise.runtime.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import counterpoise.runtime.report.statistics.Comparison;
import counterpoise.runtime.report.table.LatexTable;
import counterpoise.runtime.report.table.MarkdownTable;
import counterpoise.runtime.report.table.MethodBlocks;
import counterpoise.runtime.report.table.PublishedScores;
import counterpoise.runtime.report.table.ScoreTable;
import counterpoise.runtime.report.table.SummaryCsv;
import counterpoise.runtime.report.table.SummaryTable;
import counterpoise.runtime.report.table.TrialRow;
import counterpoise.runtime.store.DurableFiles;

/** What a report says about all of its trials together: {@code summary.csv summary.md summary.tex}. */
public final class Summaries {

    private Summaries() {}

    /**
     * Writes the files.
     *
     * @param folder of the report; exists
     * @param rows the trials, all with the same columns
     * @param published is shown beside what was measured
     */
    public static void write(Path folder, List<TrialRow> rows, PublishedScores published) throws IOException {
        List<ScoreTable> tables = ScoreTable.of(rows, published);
        DurableFiles.write(folder.resolve("summary.csv"), SummaryCsv.of(rows));
        DurableFiles.write(folder.resolve("summary.md"), markdown(rows, tables));
        DurableFiles.write(
                folder.resolve("summary.tex"),
                tables.stream().map(LatexTable::of).collect(Collectors.joining("\n")));
    }

    private static String markdown(List<TrialRow> rows, List<ScoreTable> tables) {
        StringBuilder text = new StringBuilder(SummaryTable.of(rows).asMarkdown());
        tables.stream().filter(Summaries::saysMore).forEach(table -> text.append('\n')
                .append(MarkdownTable.of(table)));
        tables.forEach(table ->
                statistics(rows, table).ifPresent(words -> text.append('\n').append(words)));
        return text.toString();
    }

    /** What can be said of the over-samplers beyond chance, by the score that is spoken of first. */
    private static Optional<String> statistics(List<TrialRow> rows, ScoreTable table) {
        List<TrialRow> selected = rows.stream()
                .filter(row -> row.cell().get(TrialRow.SELECTION).equals(table.selection()))
                .toList();
        return MethodBlocks.of(selected, table.leadingScore())
                .filter(blocks -> blocks.methods().size() <= Comparison.MOST_METHODS)
                .map(blocks -> "Statistics by %s (selection %s): %s%s\n"
                        .formatted(
                                table.leadingScore(),
                                table.selection(),
                                Comparison.of(blocks).inWords(),
                                table.choice().isEmpty() ? "" : " " + table.choice()));
    }

    /** With one over-sampler, or one row and nothing beside it, the plain summary says it all. */
    private static boolean saysMore(ScoreTable table) {
        return !table.source().isEmpty()
                || table.groups().size() > 1 && table.rows().size() > 1;
    }
}
