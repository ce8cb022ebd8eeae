package counterpoise.runtime.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import counterpoise.runtime.report.table.ScoreTable;
import counterpoise.runtime.report.table.ScoreText;

/** The scores in the shape of the paper's tables, one table a selection. */
final class ScoresSection {

    /** Of more groups side by side nobody sees the whole; the table of cells has them below one another. */
    private static final int MOST_GROUPS = 30;

    private ScoresSection() {}

    static Html of(List<ScoreTable> tables) {
        Html html = new Html();
        if (tables.isEmpty()) {
            html.element("p", "No trial has been finished that measured bac, gm or fm.");
        }
        for (ScoreTable table : tables) {
            if (table.groups().size() > MOST_GROUPS) {
                html.element(
                        "p",
                        "Selection %s: %d over-samplers are too many to stand side by side; see the cells below."
                                .formatted(table.selection(), table.groups().size()));
            } else {
                table(html, table);
            }
        }
        return html;
    }

    private static void table(Html html, ScoreTable table) {
        boolean published = !table.source().isEmpty();
        String caption = "Selection " + table.selection();
        html.beginScroll(caption);
        html.begin("table")
                .set("class", "scores")
                .begin("caption")
                .text(caption)
                .end();
        html.begin("thead").line().begin("tr");
        for (String column : table.rowHeader()) {
            html.begin("th").set("scope", "col").set("rowspan", 2).text(column).end();
        }
        if (published) {
            html.begin("td").set("rowspan", 2).end();
        }
        for (String group : table.groups()) {
            html.begin("th")
                    .set("scope", "colgroup")
                    .set("colspan", table.scores().size());
            html.set("class", "first").text(group).end();
        }
        html.end().line().begin("tr");
        for (int column = 0; column < table.groups().size() * table.scores().size(); column++) {
            html.begin("th").set("scope", "col").set("class", classes(table, column, "number"));
            html.text(table.scores().get(column % table.scores().size())).end();
        }
        html.end().end().line();
        table.rows().forEach(row -> row(html, table, row, published));
        html.end().end().line();
        html.begin("p").set("class", "note").text(table.note());
        html.text(published ? " Published: %s.".formatted(table.source()) : "")
                .end()
                .line();
    }

    private static void row(Html html, ScoreTable table, ScoreTable.Row row, boolean published) {
        List<String> kinds = new ArrayList<>(List.of("measured"));
        if (row.isPublished()) {
            kinds.addAll(List.of("published", "difference"));
        }
        html.begin("tbody").line();
        for (String kind : kinds) {
            html.begin("tr").set("class", kind);
            if (kind.equals("measured")) {
                for (String label : row.labels()) {
                    html.begin("th").set("scope", "row").set("rowspan", kinds.size());
                    html.text(label).end();
                }
            }
            if (published) {
                html.begin("th")
                        .set("scope", "row")
                        .set("class", "kind")
                        .text(kind)
                        .end();
            }
            for (int column = 0; column < row.entries().size(); column++) {
                Optional<ScoreTable.Entry> entry = row.entries().get(column);
                html.begin("td").set("class", classes(table, column, "number"));
                entry.ifPresent(present -> shown(kind).accept(html, present));
                html.end();
            }
            html.end().line();
        }
        html.end().line();
    }

    /** The first column of a group is set off from those of the group before. */
    private static String classes(ScoreTable table, int column, String other) {
        return (other + (column % table.scores().size() == 0 ? " first" : "")).strip();
    }

    private static BiConsumer<Html, ScoreTable.Entry> shown(String kind) {
        return switch (kind) {
            case "published" ->
                (html, entry) -> html.text(entry.published().map(ScoreText::of).orElse(""));
            case "difference" ->
                (html, entry) ->
                        html.text(entry.difference().map(ScoreText::signed).orElse(""));
            default -> ScoresSection::measured;
        };
    }

    private static void measured(Html html, ScoreTable.Entry entry) {
        html.element(entry.best() ? "strong" : "span", ScoreText.of(entry.mean()));
        String spread = ScoreText.spread(entry.deviation());
        if (!spread.isEmpty()) {
            html.begin("span").set("class", "deviation").text(spread).end();
        }
    }
}
