package counterpoise.runtime.report.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * Places worked by hand. Standing bars: the plot begins at 35.75 (see {@link LineChartTest}) and is 220 high, so ends
 * at 255.75; with numbers of two digits it lies from 26.232 to 424. Lying bars of one series are 14 thick, in 17.5 each.
 */
class BarChartTest {

    private static final double HALF_UNIT = 0.006;
    private static final double LEFT = 26.232;

    private static BarChart chart(Axis values, boolean lying, List<String> names, Bars... series) {
        return new BarChart("A chart", "", new Categories("", names), values, lying, List.of(series));
    }

    private static void isBox(Element bar, double x, double y, double width, double height) {
        assertThat(Drawn.number(bar, "x")).as("x").isCloseTo(x, within(HALF_UNIT));
        assertThat(Drawn.number(bar, "y")).as("y").isCloseTo(y, within(HALF_UNIT));
        assertThat(Drawn.number(bar, "width")).as("width").isCloseTo(width, within(HALF_UNIT));
        assertThat(Drawn.number(bar, "height")).as("height").isCloseTo(height, within(HALF_UNIT));
    }

    @Test
    void standOnZeroSideBySide() {
        Drawn drawn = Drawn.of(chart(
                Axis.linear(""),
                false,
                List.of("a", "b"),
                new Bars("", Mark.of(0), List.of(10.0, 5.0)),
                new Bars("", Mark.of(1), List.of(2.5, 7.5))));
        // Each category has (424 - 26.232) / 2 = 198.884; a tenth stays free at both sides, and the bars 79.5536 each
        // are parted by 0.8. One of 10 is 220 high.
        double part = 198.884;
        double wide = 79.5536;
        List<Element> bars = drawn.all("bar");
        isBox(bars.get(0), LEFT + 0.1 * part + 0.4, 35.75, wide - 0.8, 220);
        isBox(bars.get(1), LEFT + 1.1 * part + 0.4, 145.75, wide - 0.8, 110);
        isBox(bars.get(2), LEFT + 0.1 * part + wide + 0.4, 200.75, wide - 0.8, 55);
        isBox(bars.get(3), LEFT + 1.1 * part + wide + 0.4, 90.75, wide - 0.8, 165);
    }

    @Test
    void hangFromZeroWhereNegative() {
        Drawn drawn = Drawn.of(
                chart(Axis.linear(""), false, List.of("a", "b"), new Bars("", Mark.of(0), List.of(-5.0, 5.0))));
        List<Element> bars = drawn.all("bar");
        // From -6 to 6 the middle is at 35.75 + 110, and 5 are 91.667.
        assertThat(Drawn.number(bars.get(0), "y")).isCloseTo(145.75, within(HALF_UNIT));
        assertThat(Drawn.number(bars.get(0), "height")).isCloseTo(220 * 5 / 12.0, within(HALF_UNIT));
        assertThat(Drawn.number(bars.get(1), "y")).isCloseTo(145.75 - 220 * 5 / 12.0, within(HALF_UNIT));
        assertThat(Drawn.number(drawn.one("axis"), "y1")).isCloseTo(145.75, within(HALF_UNIT));
    }

    @Test
    void haveErrorBarsOfOneDeviation() {
        Drawn drawn = Drawn.of(chart(
                Axis.linear(""),
                false,
                List.of("a", "b"),
                new Bars("", Mark.of(0), List.of(8.0, 4.0), List.of(2.0, Double.NaN))));
        List<Element> whisker = drawn.all("whisker");
        assertThat(whisker).hasSize(3);
        // 6 and 10 of 10, 22 units each.
        assertThat(Drawn.number(whisker.get(0), "y1")).isCloseTo(255.75 - 132, within(HALF_UNIT));
        assertThat(Drawn.number(whisker.get(0), "y2")).isCloseTo(35.75, within(HALF_UNIT));
        Element bar = drawn.all("bar").get(0);
        assertThat(Drawn.number(whisker.get(0), "x1"))
                .isCloseTo(Drawn.number(bar, "x") + Drawn.number(bar, "width") / 2, within(0.02));
        assertThat(Drawn.number(whisker.get(1), "x2") - Drawn.number(whisker.get(1), "x1"))
                .isCloseTo(6, within(0.02));
    }

    @Test
    void lieUnderOneAnother() {
        Drawn drawn = Drawn.of(
                chart(Axis.linear(""), true, List.of("ab", "cd"), new Bars("", Mark.of(0), List.of(10.0, 4.0))));
        // Names are 2 · 0.556 · 11 = 12.232 wide, less for c of 0.5: the plot goes from 26.232 to 440 - 24 = 416.
        double width = 416 - LEFT;
        List<Element> bars = drawn.all("bar");
        isBox(bars.get(0), LEFT, 30.25 + 1.75 + 0.4, width, 13.2);
        isBox(bars.get(1), LEFT, 30.25 + 17.5 + 1.75 + 0.4, 0.4 * width, 13.2);
        assertThat(drawn.texts("category")).containsExactly("ab", "cd");
    }

    @Test
    void standOnTheLowEndOfALogarithmicAxis() {
        Drawn drawn = Drawn.of(chart(
                Axis.logarithmic(""),
                false,
                List.of("a", "b", "c"),
                new Bars("", Mark.of(0), List.of(10.0, 1000.0, 0.0))));
        // So that the bar of the least can be seen, the axis begins below 10, at 1: three decades. 0 has no place.
        List<Element> bars = drawn.all("bar");
        assertThat(bars).hasSize(2);
        assertThat(Drawn.number(bars.get(0), "height")).isCloseTo(220 / 3.0, within(HALF_UNIT));
        assertThat(Drawn.number(bars.get(1), "height")).isCloseTo(220, within(HALF_UNIT));
    }

    @Test
    void leaveGapsWhereValuesAreMissing() {
        Drawn drawn = Drawn.of(
                chart(Axis.linear(""), false, List.of("a", "b"), new Bars("x", Mark.of(0), List.of(Double.NaN, 1.0))));
        assertThat(drawn.all("bar")).hasSize(1);
        assertThat(Drawn.text(drawn.one("bar"))).isEqualTo("b, x: 1");
    }

    @Test
    void areHatchedInsideTheirBoxes() {
        for (Hatching hatching : Hatching.values()) {
            Mark mark = new Mark(Ink.SERIES_1, Shape.CIRCLE, "", hatching);
            Drawn drawn = Drawn.of(chart(Axis.linear(""), false, List.of("a"), new Bars("", mark, List.of(1.0))));
            Element bar = drawn.one("bar");
            assertThat(drawn.all("hatching")).hasSize(hatching == Hatching.NONE ? 0 : 1);
            for (Element lines : drawn.all("hatching")) {
                double[] path = Drawn.numbers(lines, "d");
                for (int i = 0; i < path.length; i += 2) {
                    double x = path[i] - Drawn.number(bar, "x");
                    double y = path[i + 1] - Drawn.number(bar, "y");
                    assertThat(x).isBetween(-0.01, Drawn.number(bar, "width") + 0.01);
                    assertThat(y).isBetween(-0.01, Drawn.number(bar, "height") + 0.01);
                }
            }
        }
    }

    @Test
    void areRefusedWhereTheyDoNotFitTheCategories() {
        assertThatThrownBy(() -> chart(Axis.linear(""), false, List.of("a"), new Bars("x", Mark.of(0), List.of())))
                .hasMessage("The bars \"x\" have 0 values for 1 categories.");
        assertThatThrownBy(() -> new Bars("x", Mark.of(0), List.of(1.0), List.of(1.0, 2.0)))
                .hasMessage("The bars \"x\" have 1 values and 2 deviations.");
    }

    @Test
    void namesNumbersForWhoPointsAtThem() {
        assertThat(Numerals.exact(0.123_456)).isEqualTo("0.1235");
        assertThat(Numerals.exact(14_000)).isEqualTo("14,000");
        assertThat(Numerals.exact(-2)).isEqualTo("−2");
        assertThat(Numerals.exact(0)).isEqualTo("0");
        assertThat(Numerals.exact(1.5e-9)).isEqualTo("1.5×10⁻⁹");
        assertThat(Numerals.exact(123_456_789)).isEqualTo("1.235×10⁸");
        assertThat(Numerals.fixed(1.525, 2)).isEqualTo("1.53");
    }
}
