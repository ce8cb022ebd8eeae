package counterpoise.runtime.report.html;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import counterpoise.runtime.report.statistics.Blocks;
import counterpoise.runtime.report.statistics.Comparison;
import counterpoise.runtime.report.statistics.PairedComparison;
import counterpoise.runtime.report.table.MethodBlocks;
import counterpoise.runtime.report.table.Numbers;
import counterpoise.runtime.report.table.ScoreTable;
import counterpoise.runtime.report.table.TrialRow;

/** What can be said of the over-samplers beyond chance: a paragraph, ranks and pairs, a selection and score each. */
final class StatisticsSection {

    private StatisticsSection() {}

    static Html of(Collection<TrialRow> rows, List<ScoreTable> tables) {
        Html html = new Html();
        for (ScoreTable table : tables) {
            List<TrialRow> selected = rows.stream()
                    .filter(row -> row.cell().get(TrialRow.SELECTION).equals(table.selection()))
                    .toList();
            if (tables.size() > 1) {
                html.element("h3", "Selection " + table.selection()).line();
            }
            if (!table.choice().isEmpty()) {
                html.begin("p").set("class", "note").text(table.choice()).end().line();
            }
            String lead = table.leadingScore();
            for (String score : table.scores()) {
                html.begin("details");
                if (score.equals(lead)) {
                    html.set("open", "");
                }
                html.element("summary", "By " + score);
                comparison(html, MethodBlocks.of(selected, score), score);
                html.end().line();
            }
        }
        return html;
    }

    private static void comparison(Html html, Optional<Blocks> blocks, String score) {
        if (blocks.isEmpty()) {
            html.element(
                    "p",
                    "Nothing can be compared: there are not two over-samplers, or no block has a defined %s of all."
                            .formatted(score));
            return;
        }
        int methods = blocks.get().methods().size();
        if (methods > Comparison.MOST_METHODS) {
            html.element(
                    "p", "%d over-samplers are not compared pair by pair; report on fewer of them.".formatted(methods));
            return;
        }
        Comparison comparison = Comparison.of(blocks.get());
        html.element("p", comparison.inWords()).line();
        ranks(html, comparison);
        if (!comparison.pairs().isEmpty()) {
            pairs(html, comparison.pairs());
        }
    }

    private static void ranks(Html html, Comparison comparison) {
        html.begin("table").element("caption", "Average ranks").begin("thead").begin("tr");
        header(html, "over-sampler", "text");
        header(html, "1 is best", "number");
        html.end().end().begin("tbody").line();
        List<String> methods = comparison.blocks().methods();
        for (String method : comparison.byRank()) {
            double rank = comparison.averageRanks().get(methods.indexOf(method));
            html.begin("tr").begin("th").set("scope", "row").text(method).end();
            html.begin("td").set("class", "number").text(Numbers.fixed(rank, 2));
            html.end().end().line();
        }
        html.end().end().line();
        // A post-hoc test, which says nothing where Friedman's finds no difference.
        if (comparison.differ()) {
            html.begin("p").set("class", "note");
            html.text("Ranks that differ by at least %s differ significantly at %s (Nemenyi)."
                    .formatted(
                            Numbers.fixed(comparison.criticalDifference(), 2),
                            Numbers.fixed(Comparison.SIGNIFICANCE, 2)));
            html.end().line();
        }
    }

    private static void pairs(Html html, List<PairedComparison> pairs) {
        String caption = "Pair by pair: Wilcoxon's signed-rank test, adjusted after Holm";
        html.beginScroll(caption);
        html.begin("table").element("caption", caption).begin("thead").begin("tr");
        List.of("first", "second").forEach(column -> header(html, column, "text"));
        List.of("wins", "ties", "losses", "p", "adjusted p", "effect")
                .forEach(column -> header(html, column, "number"));
        html.end().end().line().begin("tbody").line();
        for (PairedComparison pair : pairs) {
            html.begin("tr").element("td", pair.first()).element("td", pair.second());
            number(html, String.valueOf(pair.wins()));
            number(html, String.valueOf(pair.ties()));
            number(html, String.valueOf(pair.losses()));
            number(html, pValue(pair.pValue()));
            number(html, pValue(pair.adjusted()));
            number(html, String.format(Locale.ROOT, "%+.2f", pair.effect()));
            html.end().line();
        }
        html.end().end().end().line();
        html.begin("p").set("class", "note");
        html.text("Wins, ties and losses are the first's. The effect runs from -1 (the second is always better)");
        html.text(" to +1 (the first): the rank-biserial correlation of matched pairs.")
                .end()
                .line();
    }

    private static void header(Html html, String text, String kind) {
        html.begin("th").set("scope", "col").set("class", kind).text(text).end();
    }

    private static void number(Html html, String text) {
        html.begin("td").set("class", "number").text(text).end();
    }

    private static String pValue(double value) {
        return value < 0.001 ? "< 0.001" : Numbers.fixed(value, 3);
    }
}
