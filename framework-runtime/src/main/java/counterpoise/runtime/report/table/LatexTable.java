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
 * as in the paper, in as many parts below each other as a page is wide, and in as many floats as pages are long.
 */
public final class LatexTable {

    /** As many as the paper's Table II has. */
    private static final int GROUPS_A_PART = 5;

    /** A float cannot be broken over pages. */
    private static final int LINES_A_FLOAT = 40;

    /** Of rules, headers and free space. */
    private static final int LINES_AROUND_A_PART = 5;

    private LatexTable() {}

    /** The table as one float or several, alike in length. */
    public static String of(ScoreTable table) {
        int rows = table.rows().size();
        int parts = ceiling(table.groups().size(), GROUPS_A_PART);
        int rowFloats = ceiling(rows, Math.max(1, LINES_A_FLOAT / linesARow(table)));
        int linesAPart = LINES_AROUND_A_PART + ceiling(rows, rowFloats) * linesARow(table);
        int partFloats = ceiling(parts, Math.max(1, LINES_A_FLOAT / linesAPart));
        int floats = rowFloats * partFloats;
        StringBuilder text = new StringBuilder("% Needs \\usepackage{booktabs,graphicx}.\n");
        for (int number = 0; number < floats; number++) {
            int down = number / partFloats;
            int across = number % partFloats;
            append(
                    text,
                    table,
                    table.rows().subList(down * rows / rowFloats, (down + 1) * rows / rowFloats),
                    across * parts / partFloats,
                    (across + 1) * parts / partFloats,
                    floats == 1 ? "" : " Part %d of %d.".formatted(number + 1, floats));
        }
        return text.toString();
    }

    private static int ceiling(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    /** Means; below them deviations, published numbers and differences. */
    private static int linesARow(ScoreTable table) {
        return (hasSpread(table.rows()) ? 2 : 1) + (table.source().isEmpty() ? 0 : 2);
    }

    private static boolean hasSpread(List<ScoreTable.Row> rows) {
        return rows.stream()
                .flatMap(row -> row.entries().stream())
                .flatMap(Optional::stream)
                .anyMatch(entry -> !Double.isNaN(entry.deviation()));
    }

    private static void append(
            StringBuilder text,
            ScoreTable table,
            List<ScoreTable.Row> rows,
            int firstPart,
            int endPart,
            String remark) {
        text.append("\\begin{table*}[t]\n\\centering\n\\setlength{\\tabcolsep}{3pt}\n")
                .append("\\caption{%s}\n\\smallskip\n".formatted(escaped(table.note() + remark)));
        for (int part = firstPart; part < endPart; part++) {
            int from = part * GROUPS_A_PART;
            if (part > firstPart) {
                text.append("\n\\medskip\n\n");
            }
            part(
                    text,
                    table,
                    rows,
                    from,
                    Math.min(from + GROUPS_A_PART, table.groups().size()));
        }
        text.append("\\end{table*}\n");
    }

    private static void part(StringBuilder text, ScoreTable table, List<ScoreTable.Row> rows, int from, int to) {
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
        for (ScoreTable.Row row : rows) {
            row(text, new ScoreTable.Row(row.labels(), row.entries().subList(from * scores, to * scores)));
            if (linesARow(table) > 1 && row != rows.get(rows.size() - 1)) {
                text.append("\\addlinespace\n");
            }
        }
        text.append("\\bottomrule\n\\end{tabular}}\n");
    }

    private static void row(StringBuilder text, ScoreTable.Row row) {
        int labels = row.labels().size();
        line(text, row.labels().stream().map(LatexTable::escaped).toList(), row, LatexTable::measured);
        if (hasSpread(List.of(row))) {
            line(text, below(labels, ""), row, LatexTable::spread);
        }
        if (row.isPublished()) {
            line(text, below(labels, "published"), row, entry -> entry.published()
                    .map(LatexTable::italic));
            line(text, below(labels, "difference"), row, entry -> entry.difference()
                    .map(LatexTable::signed));
        }
    }

    /** What stands in place of the labels in lines below the first of a row. */
    private static List<String> below(int labels, String kind) {
        return List.of("\\multicolumn{%d}{r}{\\textit{%s}}".formatted(labels, kind));
    }

    /** Smaller, as it stands in a line of its own below the mean. */
    private static Optional<String> spread(ScoreTable.Entry entry) {
        String spread = ScoreText.spread(entry.deviation());
        return spread.isEmpty()
                ? Optional.empty()
                : Optional.of("{\\scriptsize %s}".formatted(escaped(spread.strip())));
    }

    private static String italic(double score) {
        return "\\textit{%s}".formatted(ScoreText.of(score));
    }

    /** In mathematics, where a hyphen is a minus sign. */
    private static String signed(double difference) {
        return "$%s$".formatted(ScoreText.signed(difference));
    }

    private static Optional<String> measured(ScoreTable.Entry entry) {
        String mean = ScoreText.of(entry.mean());
        return Optional.of(entry.best() ? "\\textbf{%s}".formatted(mean) : mean);
    }

    private static void line(
            StringBuilder text,
            List<String> labels,
            ScoreTable.Row row,
            Function<ScoreTable.Entry, Optional<String>> shown) {
        List<String> cells = new ArrayList<>(labels);
        row.entries().forEach(entry -> cells.add(entry.flatMap(shown).orElse("")));
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
                // Without a further font encoding these three come out as others.
                case '<' -> text.append("$<$");
                case '>' -> text.append("$>$");
                case '|' -> text.append("$|$");
                case '&', '%', '$', '#', '_', '{', '}' -> text.append('\\').append((char) character);
                default -> text.append((char) character);
            }
        });
        return text.toString();
    }
}
