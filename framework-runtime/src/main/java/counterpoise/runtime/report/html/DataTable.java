package counterpoise.runtime.report.html;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonGenerator;

/**
 * A table that the page's script sorts and filters. Its first rows stand in the HTML; all of them are data of the
 * script, which shows more on demand.
 *
 * @param id names it within the page
 * @param caption says what a row is
 * @param columns the columns
 * @param name the index of the column that names a row, which is never hidden
 * @param rows the rows
 */
record DataTable(String id, String caption, List<Column> columns, int name, List<Row> rows) {

    /** How many rows are shown at first. */
    static final int SHOWN = 200;

    private static final String MISSING = "-";
    private static final String DEVIATION = " ±";

    /**
     * A column.
     *
     * @param header what its cells are
     * @param numeric whether its cells begin with a number, by which they are sorted
     * @param same whether all of several rows have the same in it
     */
    record Column(String header, boolean numeric, boolean same) {}

    /**
     * A row.
     *
     * @param cells one text a column
     * @param link where the cell that names it leads, within the page
     */
    record Row(List<String> cells, Optional<String> link) {}

    /** A table of columns that are found to be numbers, and the same throughout, by their cells. */
    static DataTable of(String id, String caption, List<String> headers, String name, List<Row> rows) {
        List<Column> columns = IntStream.range(0, headers.size())
                .mapToObj(index -> new Column(
                        headers.get(index),
                        numeric(cells(rows, index)),
                        rows.size() > 1
                                && cells(rows, index).distinct().limit(2).count() == 1))
                .toList();
        return new DataTable(id, caption, columns, headers.indexOf(name), rows);
    }

    private static Stream<String> cells(List<Row> rows, int column) {
        return rows.stream().map(row -> row.cells().get(column));
    }

    private static boolean numeric(Stream<String> cells) {
        List<String> present =
                cells.filter(cell -> !cell.isEmpty() && !cell.equals(MISSING)).toList();
        return !present.isEmpty() && present.stream().allMatch(DataTable::isNumber);
    }

    /** Whether a cell is a number, or a mean with its deviation. */
    private static boolean isNumber(String cell) {
        int end = cell.indexOf(DEVIATION);
        try {
            Double.parseDouble(end < 0 ? cell : cell.substring(0, end));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    Html html() {
        Html html = new Html();
        html.begin("div").set("class", "data").set("data-table", id).line();
        controls(html);
        equalColumns()
                .ifPresent(text ->
                        html.begin("p").set("class", "same-note").text(text).end());
        html.beginScroll(caption);
        html.begin("table").set("id", id).begin("caption").text(caption).end().line();
        html.begin("thead").begin("tr");
        for (int column = 0; column < columns.size(); column++) {
            html.begin("th").set("scope", "col").set("class", classes(column));
            html.breakable(columns.get(column).header()).end();
        }
        html.end().end().line().begin("tbody").line();
        rows.stream().limit(SHOWN).forEach(row -> row(html, row));
        html.end().end().end().line();
        html.begin("p").set("class", "more").text(rest()).end();
        return html.end().line();
    }

    /** Hidden until the script makes them work. */
    private void controls(Html html) {
        html.begin("div").set("class", "controls").set("hidden", "");
        html.begin("label").text("Filter ").begin("input").set("type", "search");
        html.set("placeholder", "words that a row must have").set("autocomplete", "off");
        html.end().end();
        html.begin("label").begin("input").set("type", "checkbox").set("checked", "");
        html.end().text(" only what differs").end();
        html.begin("span").set("role", "status").end().end().line();
    }

    private Optional<String> equalColumns() {
        String equal = IntStream.range(0, columns.size())
                .filter(this::hideable)
                .filter(column -> !rows.get(0).cells().get(column).isEmpty())
                .mapToObj(column -> "%s %s"
                        .formatted(
                                columns.get(column).header(),
                                rows.get(0).cells().get(column)))
                .collect(Collectors.joining(", "));
        return equal.isEmpty() ? Optional.empty() : Optional.of("The same in all rows: %s.".formatted(equal));
    }

    private boolean hideable(int column) {
        return columns.get(column).same() && column != name;
    }

    private void row(Html html, Row row) {
        html.begin("tr");
        for (int column = 0; column < columns.size(); column++) {
            html.begin(column == name ? "th" : "td").set("class", classes(column));
            if (column == name) {
                html.set("scope", "row");
            }
            if (column == name && row.link().isPresent()) {
                html.begin("a").set("href", row.link().get());
                html.text(row.cells().get(column)).end();
            } else {
                html.text(row.cells().get(column));
            }
            html.end();
        }
        html.end().line();
    }

    private String classes(int column) {
        return (columns.get(column).numeric() ? "number" : "text") + (hideable(column) ? " same" : "");
    }

    private String rest() {
        return rows.size() <= SHOWN ? "" : "%d of %d rows are shown.".formatted(SHOWN, rows.size());
    }

    /** What the script needs, as a value in {@code json}. */
    void write(PageJson json) throws IOException {
        JsonGenerator generator = json.generator();
        generator.writeStartObject();
        generator.writeNumberField("shown", SHOWN);
        generator.writeNumberField("name", name);
        generator.writeArrayFieldStart("numeric");
        for (Column column : columns) {
            generator.writeBoolean(column.numeric());
        }
        generator.writeEndArray();
        generator.writeArrayFieldStart("classes");
        for (int column = 0; column < columns.size(); column++) {
            generator.writeString(classes(column));
        }
        generator.writeEndArray();
        generator.writeArrayFieldStart("rows");
        for (Row row : rows) {
            json.texts(row.cells());
        }
        generator.writeEndArray();
        generator.writeArrayFieldStart("links");
        for (Row row : rows) {
            generator.writeString(row.link().orElse(null));
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }
}
