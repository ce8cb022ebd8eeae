package counterpoise.runtime.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A {@link ScoreTable} in LaTeX, for the packages {@code booktabs} and {@code graphicx}: groups of columns side by side
 * as in the paper, in as many parts below each other as a page is wide.
 */
public final class LatexTable {

    /** As many as the paper's Table II has. */
    private static final int GROUPS_A_PART = 5;

    private LatexTable() {}

    /** The table as a float of its own. */
    public static String of(ScoreTable table) {
        StringBuilder text =
                new StringBuilder("\\begin{table*}[t]\n\\centering\n\\caption{%s}\n".formatted(escaped(table.note())));
        for (int from = 0; from < table.groups().size(); from += GROUPS_A_PART) {
            int to = Math.min(from + GROUPS_A_PART, table.groups().size());
            if (from > 0) {
                text.append("\n\\medskip\n\n");
            }
            part(text, table, from, to);
        }
        return text.append("\\end{table*}\n").toString();
    }

    private static void part(StringBuilder text, ScoreTable table, int from, int to) {
        int labels = table.rowHeader().size();
        int scores = table.scores().size();
        text.append("\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%\n")
                .append("\\begin{tabular}{%s%s}\n".formatted("l".repeat(labels), "c".repeat((to - from) * scores)))
                .append("\\toprule\n");
        List<String> groups = new ArrayList<>(Collections.nCopies(labels, ""));
        StringBuilder rules = new StringBuilder();
        for (int group = from; group < to; group++) {
            groups.add("\\multicolumn{%d}{c}{%s}"
                    .formatted(scores, escaped(table.groups().get(group))));
            int first = labels + 1 + (group - from) * scores;
            rules.append("\\cmidrule(lr){%d-%d}".formatted(first, first + scores - 1));
        }
        line(text, groups);
        text.append(rules).append('\n');
        List<String> header = new ArrayList<>();
        table.rowHeader().forEach(column -> header.add(escaped(column)));
        IntStream.range(from, to)
                .forEach(group -> table.scores().forEach(score -> header.add(escaped(score.toUpperCase(Locale.ROOT)))));
        line(text, header);
        text.append("\\midrule\n");
        for (ScoreTable.Row row : table.rows()) {
            List<Optional<ScoreTable.Entry>> entries = row.entries().subList(from * scores, to * scores);
            line(text, row.labels().stream().map(LatexTable::escaped).toList(), entries, LatexTable::measured);
            if (entries.stream().flatMap(Optional::stream).anyMatch(entry -> entry.published()
                    .isPresent())) {
                List<String> labelled = new ArrayList<>(Collections.nCopies(labels, ""));
                labelled.set(0, "\\quad \\textit{published}");
                line(text, labelled, entries, entry -> entry.published()
                        .map(value -> "\\textit{%s}".formatted(ScoreText.of(value))));
            }
        }
        text.append("\\bottomrule\n\\end{tabular}}\n");
    }

    private static Optional<String> measured(ScoreTable.Entry entry) {
        String mean = ScoreText.of(entry.mean());
        String shown = entry.best() ? "\\textbf{%s}".formatted(mean) : mean;
        return Optional.of(
                entry.seeds() < 2 ? shown : "%s $\\pm$ %s".formatted(shown, ScoreText.of(entry.deviation())));
    }

    private static void line(
            StringBuilder text,
            List<String> labels,
            List<Optional<ScoreTable.Entry>> entries,
            Function<ScoreTable.Entry, Optional<String>> shown) {
        List<String> cells = new ArrayList<>(labels);
        entries.forEach(entry -> cells.add(entry.flatMap(shown).orElse("")));
        line(text, cells);
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(String.join(" & ", cells)).append(" \\\\\n");
    }

    private static String escaped(String plain) {
        StringBuilder text = new StringBuilder();
        plain.chars().forEach(character -> {
            switch (character) {
                case '\\' -> text.append("\\textbackslash{}");
                case '~' -> text.append("\\textasciitilde{}");
                case '^' -> text.append("\\textasciicircum{}");
                case '±' -> text.append("$\\pm$");
                case '&', '%', '$', '#', '_', '{', '}' -> text.append('\\').append((char) character);
                default -> text.append((char) character);
            }
        });
        return text.toString();
    }
}
