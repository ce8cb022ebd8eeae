package counterpoise.runtime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class DataTableTest {

    private static final List<String> HEADERS = List.of("name", "loss", "k", "fm");

    private static DataTable table(List<List<String>> rows) {
        return DataTable.of(
                "t",
                "rows",
                HEADERS,
                "name",
                rows.stream()
                        .map(row -> new DataTable.Row(row, Optional.empty()))
                        .toList());
    }

    @Test
    void findsNumbersAndWhatIsTheSame() {
        DataTable table = table(List.of(
                List.of("a", "ce", "", ".7256 ± .0123"),
                List.of("a", "ce", "10", "-"),
                List.of("a", "ce", "", "12.5")));

        assertThat(table.columns().stream().map(DataTable.Column::numeric)).containsExactly(false, false, true, true);
        assertThat(table.columns().stream().map(DataTable.Column::same)).containsExactly(true, true, false, false);
        // What names a row is never hidden.
        assertThat(table.html().toString())
                .contains("The same in all rows: loss ce.")
                .contains("<th class=\"text\" scope=\"row\">a</th><td class=\"text same\">ce</td>");
    }

    @Test
    void hidesNothingOfASingleRow() {
        assertThat(table(List.of(List.of("a", "ce", "10", ".5"))).columns()).noneMatch(DataTable.Column::same);
    }

    @Test
    void showsTheFirstRowsOfMany() {
        List<List<String>> rows = IntStream.range(0, DataTable.SHOWN + 50)
                .mapToObj(i -> List.of("row" + i, "ce", "10", ".5"))
                .toList();

        assertThat(table(rows).html().toString())
                .contains(">row199<")
                .doesNotContain(">row200<")
                .contains("200 of 250 rows are shown.");
    }

    @Test
    void escapesCellsAndHeaders() {
        List<DataTable.Row> rows = List.of(new DataTable.Row(List.of("<b>\"x\"&'"), Optional.of("#trial-%3Cb%3E")));

        assertThat(DataTable.of("t", "<caption>", List.of("<th>"), "<th>", rows)
                        .html()
                        .toString())
                .contains("<caption>&lt;caption&gt;</caption>")
                .contains(">&lt;th&gt;</th>")
                .contains("<a href=\"#trial-%3Cb%3E\">&lt;b&gt;&quot;x&quot;&amp;&#39;</a>");
    }
}
