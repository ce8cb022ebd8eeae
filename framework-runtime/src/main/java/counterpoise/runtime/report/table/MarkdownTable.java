package counterpoise.runtime.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A {@link ScoreTable} in Markdown. */
public final class MarkdownTable {

    private MarkdownTable() {}

    /** The table, its note below. */
    public static String of(ScoreTable table) {
        StringBuilder text = new StringBuilder();
        List<String> header = new ArrayList<>(table.rowHeader());
        if (!table.source().isEmpty()) {
            header.add("");
        }
        table.groups().forEach(group -> table.scores().forEach(score -> header.add(group + ": " + score)));
        line(text, header);
        line(text, header.stream().map(column -> "---").toList());
        for (ScoreTable.Row row : table.rows()) {
            if (table.source().isEmpty()) {
                line(text, row.labels(), "", row, MarkdownTable::measured, false);
            } else {
                line(text, row.labels(), "measured", row, MarkdownTable::measured, true);
                if (row.isPublished()) {
                    List<String> noLabels = Collections.nCopies(row.labels().size(), "");
                    line(
                            text,
                            noLabels,
                            "published",
                            row,
                            entry -> entry.published().map(ScoreText::of),
                            true);
                    line(
                            text,
                            noLabels,
                            "difference",
                            row,
                            entry -> entry.difference().map(ScoreText::signed),
                            true);
                }
            }
        }
        return text.append('\n').append(table.note()).append('\n').toString();
    }

    private static Optional<String> measured(ScoreTable.Entry entry) {
        String mean = ScoreText.of(entry.mean());
        String shown = entry.best() ? "**" + mean + "**" : mean;
        return Optional.of(shown + ScoreText.spread(entry.deviation()));
    }

    private static void line(
            StringBuilder text,
            List<String> labels,
            String kind,
            ScoreTable.Row row,
            Function<ScoreTable.Entry, Optional<String>> shown,
            boolean withKind) {
        List<String> cells = new ArrayList<>(labels);
        if (withKind) {
            cells.add(kind);
        }
        row.entries().forEach(entry -> cells.add(entry.flatMap(shown).orElse("")));
        line(text, cells);
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(
                cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
