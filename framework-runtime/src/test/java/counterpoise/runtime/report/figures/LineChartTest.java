package counterpoise.runtime.report.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * Places worked by hand. With a title of one line and no legend the plot begins at 8 + 13 · 1.25 + 6 + 5.5 = 35.75 and,
 * 230 high, ends at 265.75. With numbers of two digits, 2 · 0.556 · 11 wide, and no label its left is 8 + 6 + 12.232 =
 * 26.232; without an axis on the right it ends at 424. Numbers below go from 8 after its left to 8 before its right.
 */
class LineChartTest {

    private static final double HALF_UNIT = 0.006;
    private static final double LEFT = 26.232;

    private static Line line(double... values) {
        return Line.overCategories("", Mark.of(0), Arrays.stream(values).boxed().toList());
    }

    private static Line numbers(Mark mark, Line.Point... points) {
        return new Line("", mark, List.of(points), false);
    }

    private static LineChart chart(HorizontalAxis x, Axis y, Line... lines) {
        return new LineChart("A chart", "", x, y, Optional.empty(), List.of(lines));
    }

    private static double[] path(Drawn drawn, String kind) {
        return Drawn.numbers(drawn.one(kind), "d");
    }

    @Test
    void placesPointsAndTicksByTheirNumbers() {
        Drawn drawn = Drawn.of(chart(
                Axis.linear(""),
                Axis.linear(""),
                numbers(Mark.of(0), new Line.Point(1, 0), new Line.Point(3, 5), new Line.Point(5, 10))));
        double first = LEFT + 8;
        assertThat(path(drawn, "line"))
                .containsExactly(
                        new double[] {first, 265.75, (first + 416) / 2, 150.75, 416, 35.75}, within(HALF_UNIT));
        assertThat(drawn.texts("number")).containsExactly("0", "2", "4", "6", "8", "10", "1", "2", "3", "4", "5");
        List<Element> grid = drawn.all("grid");
        assertThat(grid).hasSize(6);
        assertThat(Drawn.number(grid.get(2), "y1")).isCloseTo(265.75 - 0.4 * 230, within(HALF_UNIT));
        assertThat(Drawn.number(grid.get(2), "x1")).isCloseTo(LEFT, within(HALF_UNIT));
        assertThat(Drawn.number(grid.get(2), "x2")).isEqualTo(424);
        // The third tick below, at 3.
        assertThat(Drawn.number(drawn.all("tick").get(2), "x1")).isCloseTo((first + 416) / 2, within(HALF_UNIT));
    }

    @Test
    void placesCategoriesInTheMiddleOfEqualParts() {
        Drawn drawn = Drawn.of(chart(new Categories("", List.of("a", "b")), Axis.linear(""), line(0, 10)));
        double part = (424 - LEFT) / 2;
        assertThat(path(drawn, "line"))
                .containsExactly(new double[] {LEFT + part / 2, 265.75, LEFT + 1.5 * part, 35.75}, within(HALF_UNIT));
        assertThat(drawn.texts("category")).containsExactly("a", "b");
        assertThat(Drawn.number(drawn.all("category").get(0), "x")).isCloseTo(LEFT + part / 2, within(HALF_UNIT));
    }

    @Test
    void cutsBandsAtAnEndThatNoValuePasses() {
        Line wide = numbers(Mark.of(0), new Line.Point(1, 1, 3), new Line.Point(2, 2, 3));
        Axis fromZero = Axis.linear("").reaching(0, 0);
        assertThat(Drawn.of(chart(Axis.linear(""), Axis.linear(""), wide)).texts("number"))
                .contains("−2");
        Drawn cut = Drawn.of(chart(Axis.linear(""), fromZero, wide));
        assertThat(cut.texts("number")).contains("0", "5").doesNotContain("−1", "−2");
        // The band ends where the plot does.
        double[] band = Drawn.numbers(cut.one("band"), "d");
        assertThat(band[5]).isCloseTo(265.75, within(HALF_UNIT));
        assertThat(Drawn.of(chart(
                                Axis.linear(""),
                                Axis.linear("").reaching(0, 1),
                                numbers(Mark.of(0), new Line.Point(1, .5, .9))))
                        .texts("number"))
                .contains("0.0", "1.0")
                .doesNotContain("1.2");
    }

    @Test
    void placesPowersOfTenAtEqualDistances() {
        Drawn drawn = Drawn.of(chart(
                Axis.logarithmic(""),
                Axis.logarithmic(""),
                numbers(Mark.of(0), new Line.Point(10, 1), new Line.Point(100, 10), new Line.Point(1000, 10_000))));
        double[] path = path(drawn, "line");
        assertThat(path[2]).isCloseTo((path[0] + path[4]) / 2, within(HALF_UNIT));
        assertThat(path[3]).isCloseTo(265.75 - 230 / 4.0, within(HALF_UNIT));
    }

    @Test
    void measuresByTheAxisOnTheRightWhereAsked() {
        LineChart chart = new LineChart(
                "A chart",
                "",
                new Categories("", List.of("a", "b", "c")),
                Axis.linear(""),
                Optional.of(Axis.logarithmic("Images")),
                List.of(line(0, 5, 10), line(5000, 500, 50).measuredOnRight()));
        Drawn drawn = Drawn.of(chart);
        // The right axis reaches from 50 to 5000: two decades over 230 units. It is drawn first, below the other.
        double[] right = Drawn.numbers(drawn.all("line").get(0), "d");
        assertThat(new double[] {right[1], right[3], right[5]})
                .containsExactly(new double[] {35.75, 150.75, 265.75}, within(HALF_UNIT));
        double[] left = Drawn.numbers(drawn.all("line").get(1), "d");
        assertThat(new double[] {left[1], left[3], left[5]})
                .containsExactly(new double[] {265.75, 150.75, 35.75}, within(HALF_UNIT));
        assertThat(drawn.texts("number")).contains("50", "5000");
        // Numbers of four digits are 24.464 wide; the label's line takes 12 · 1.4.
        double end = 440 - 8 - 6 - 24.464 - 16.8;
        assertThat(Drawn.number(drawn.all("grid").get(0), "x2")).isCloseTo(end, within(HALF_UNIT));
    }

    @Test
    void leavesGapsWhereValuesAreMissing() {
        Drawn drawn = Drawn.of(chart(
                new Categories("", Gallery.numbered("", 6)),
                Axis.linear(""),
                line(0, 10, Double.NaN, 4, Double.POSITIVE_INFINITY, 6)));
        String path = drawn.one("line").getAttribute("d");
        assertThat(path.chars().filter(c -> c == 'M')).hasSize(3);
        assertThat(path.chars().filter(c -> c == 'L')).hasSize(1);
        // Those alone between gaps are seen as points.
        assertThat(drawn.one("points").getElementsByTagName("circle").getLength())
                .isEqualTo(4);
    }

    @Test
    void showsSomePointsOfALongLineAndAllThatStandAlone() {
        double[] values = new double[200];
        values[50] = Double.NaN;
        values[52] = Double.NaN;
        Drawn drawn = Drawn.of(chart(new Categories("", Gallery.numbered("", 200)), Axis.linear(""), line(values)));
        assertThat(drawn.one("points").getElementsByTagName("circle").getLength())
                .isBetween(8, 12);
    }

    @Test
    void drawsABandOfOneDeviationUpAndDown() {
        Drawn drawn = Drawn.of(chart(
                Axis.linear(""),
                Axis.linear(""),
                numbers(Mark.of(2), new Line.Point(0, 2, 2), new Line.Point(1, 8, 2), new Line.Point(2, 5))));
        double first = LEFT + 8;
        double second = (first + 416) / 2;
        // 4 and 10 there, 6 and 0 back: on an axis from 0 to 10 with 23 units each.
        assertThat(path(drawn, "band"))
                .containsExactly(
                        new double[] {first, 173.75, second, 35.75, second, 127.75, first, 265.75}, within(HALF_UNIT));
        assertThat(Drawn.has(drawn.one("band"), "fill-series-3")).isTrue();
    }

    @Test
    void keepsABandThatReachesBelowZeroOnALogarithmicAxis() {
        Drawn drawn = Drawn.of(chart(
                Axis.linear(""),
                Axis.logarithmic(""),
                numbers(Mark.of(0), new Line.Point(0, 10, 90), new Line.Point(1, 10, 90))));
        // From 10 to 100; what is below lies at the bottom.
        double[] band = path(drawn, "band");
        assertThat(new double[] {band[1], band[3], band[5], band[7]})
                .containsExactly(new double[] {35.75, 35.75, 265.75, 265.75}, within(HALF_UNIT));
    }

    @Test
    void dropsWhatALogarithmicAxisDoesNotShow() {
        Drawn drawn = Drawn.of(chart(new Categories("", List.of("a", "b", "c")), Axis.logarithmic(""), line(1, 0, -1)));
        assertThat(path(drawn, "line")).hasSize(2);
    }

    @Test
    void numbersNoHalfEpochs() {
        Drawn drawn = Drawn.of(chart(
                Axis.linear(""), Axis.linear(""), numbers(Mark.of(0), new Line.Point(1, 3), new Line.Point(3, 4))));
        assertThat(drawn.all("bottom-axis").get(0).getTextContent().split("\\s+"))
                .contains("1", "2", "3");
        assertThat(drawn.all("bottom-axis").get(0).getTextContent()).doesNotContain(".");
    }

    @Test
    void tellsSeriesApartByInkDashesAndShape() {
        Drawn drawn = Drawn.of(new LineChart(
                "A chart",
                "",
                new Categories("", List.of("a", "b")),
                Axis.linear(""),
                Optional.empty(),
                List.of(
                        Line.overCategories("one", Mark.of(0), List.of(1.0, 2.0)),
                        Line.overCategories("two", Mark.of(1), List.of(2.0, 3.0)))));
        assertThat(drawn.texts("name")).containsExactly("one", "two");
        List<Element> lines = drawn.all("line");
        assertThat(Drawn.has(lines.get(0), "stroke-series-1")).isTrue();
        assertThat(Drawn.has(lines.get(1), "stroke-series-2")).isTrue();
        assertThat(lines.get(0).hasAttribute("stroke-dasharray")).isFalse();
        assertThat(lines.get(1).getAttribute("stroke-dasharray")).isEqualTo("7 3");
        assertThat(drawn.all("points").get(0).getElementsByTagName("circle").getLength())
                .isEqualTo(2);
        assertThat(drawn.all("points").get(1).getElementsByTagName("path").getLength())
                .isEqualTo(2);
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(Drawn.of(chart(Axis.linear(""), Axis.linear(""))).texts("no-data"))
                .containsExactly("no data");
        assertThat(Drawn.of(chart(new Categories("", List.of("a")), Axis.linear(""), line(1)))
                        .all("no-data"))
                .isEmpty();
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        Categories two = new Categories("", List.of("a", "b"));
        assertThatThrownBy(() -> chart(two, Axis.linear(""), line(1, 2, 3)))
                .hasMessage("The line \"\" has a point at category 2.0, of 0 to 1.");
        assertThatThrownBy(() -> chart(two, Axis.linear(""), line(1, 2).measuredOnRight()))
                .hasMessageContaining("needs an axis on the right");
        assertThatThrownBy(() -> new LineChart(" ", "", two, Axis.linear(""), Optional.empty(), List.of()))
                .hasMessage("A figure needs a title.");
        assertThatThrownBy(() -> Axis.logarithmic("Loss").reaching(0, 1))
                .hasMessage("The logarithmic axis \"Loss\" cannot reach to 0.0.");
    }
}
