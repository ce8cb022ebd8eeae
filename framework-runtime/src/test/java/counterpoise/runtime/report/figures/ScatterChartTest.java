package counterpoise.runtime.report.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ScatterChartTest {

    private static final double HALF_UNIT = 0.006;

    private static Cloud cloud(Mark mark, double... coordinates) {
        return new Cloud(
                "",
                mark,
                IntStream.range(0, coordinates.length / 2)
                        .mapToObj(i -> new Cloud.Place(coordinates[2 * i], coordinates[2 * i + 1]))
                        .toList());
    }

    private static ScatterChart chart(Axis axis, ScatterChart.Panel... panels) {
        return new ScatterChart("A chart", "", axis, axis, List.of(panels));
    }

    private static double[] centre(Element cloud, int point) {
        NodeList circles = cloud.getElementsByTagName("circle");
        Element circle = (Element) circles.item(point);
        return new double[] {Drawn.number(circle, "cx"), Drawn.number(circle, "cy")};
    }

    @Test
    void keepsTheProportionsOfWhatHasNoNumbers() {
        // Twice as wide as high, on a panel from 8 to 432 and from 30.25 to 330.25: 90 % of its width are 381.6, so
        // that
        // a unit is 19.08, and the middle (10, 5) lies at (220, 180.25).
        Drawn drawn = Drawn.of(
                chart(Axis.unnumbered(), new ScatterChart.Panel("", List.of(cloud(Mark.of(0), 0, 0, 20, 10, 10, 5)))));
        Element cloud = drawn.one("cloud");
        assertThat(centre(cloud, 0)).containsExactly(new double[] {29.2, 275.65}, within(HALF_UNIT));
        assertThat(centre(cloud, 1)).containsExactly(new double[] {410.8, 84.85}, within(HALF_UNIT));
        assertThat(centre(cloud, 2)).containsExactly(new double[] {220, 180.25}, within(HALF_UNIT));
        assertThat(drawn.all("number")).isEmpty();
    }

    @Test
    void givesPanelsOfNumbersTheSameAxes() {
        Drawn drawn = Drawn.of(chart(
                Axis.linear(""),
                new ScatterChart.Panel("left", List.of(cloud(Mark.of(0), 0, 0))),
                new ScatterChart.Panel("right", List.of(cloud(Mark.of(0), 10, 10)))));
        assertThat(drawn.texts("panel-title")).containsExactly("left", "right");
        List<Element> outlines = drawn.all("axis");
        Element left = outlines.get(0);
        Element right = outlines.get(1);
        assertThat(centre(drawn.all("cloud").get(0), 0))
                .containsExactly(
                        new double[] {Drawn.number(left, "x"), Drawn.number(left, "y") + Drawn.number(left, "height")},
                        within(0.02));
        assertThat(centre(drawn.all("cloud").get(1), 0))
                .containsExactly(
                        new double[] {Drawn.number(right, "x") + Drawn.number(right, "width"), Drawn.number(right, "y")
                        },
                        within(0.02));
        assertThat(Drawn.number(right, "x")).isGreaterThan(Drawn.number(left, "x") + Drawn.number(left, "width"));
        assertThat(Drawn.number(right, "width")).isEqualTo(Drawn.number(left, "width"));
    }

    @Test
    void setsFivePanelsInRowsOfThree() {
        ScatterChart.Panel panel = new ScatterChart.Panel("", List.of(cloud(Mark.of(0), 1, 1)));
        List<Element> outlines = Drawn.of(chart(Axis.unnumbered(), panel, panel, panel, panel, panel))
                .all("axis");
        assertThat(outlines).hasSize(5);
        // Three panels and two gaps of 12 fill 424.
        assertThat(Drawn.number(outlines.get(0), "width")).isCloseTo(400 / 3.0, within(HALF_UNIT));
        assertThat(Drawn.number(outlines.get(3), "x")).isEqualTo(8);
        assertThat(Drawn.number(outlines.get(3), "y")).isCloseTo(30.25 + 400 / 3.0 + 12, within(HALF_UNIT));
    }

    @Test
    void tellsCloudsApartByInkAndShape() {
        Drawn drawn = Drawn.of(chart(
                Axis.unnumbered(),
                new ScatterChart.Panel(
                        "",
                        List.of(
                                new Cloud("real", Mark.of(0), List.of(new Cloud.Place(0, 0))),
                                new Cloud("synthetic", Mark.of(4), List.of(new Cloud.Place(1, 1))))),
                new ScatterChart.Panel("", List.of(new Cloud("real", Mark.of(0), List.of(new Cloud.Place(0, 0)))))));
        assertThat(drawn.texts("name")).containsExactly("real", "synthetic");
        assertThat(Drawn.has(drawn.all("cloud").get(0), "fill-series-1")).isTrue();
        assertThat(drawn.all("cloud").get(0).getElementsByTagName("circle").getLength())
                .isOne();
        assertThat(Drawn.has(drawn.all("cloud").get(1), "stroke-series-5")).isTrue();
        assertThat(drawn.all("cloud").get(1).getElementsByTagName("path").getLength())
                .isOne();
    }

    @Test
    void dropsMissingPointsAndSaysWhereThereAreNone() {
        Drawn drawn = Drawn.of(chart(
                Axis.unnumbered(),
                new ScatterChart.Panel("", List.of(cloud(Mark.of(0), 1, 1, Double.NaN, 2, 3, Double.NaN))),
                new ScatterChart.Panel("", List.of())));
        assertThat(drawn.one("cloud").getElementsByTagName("circle").getLength())
                .isOne();
        assertThat(drawn.texts("no-data")).containsExactly("no data");
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> chart(Axis.unnumbered())).hasMessage("The scatter chart \"A chart\" has no panel.");
        ScatterChart.Panel panel = new ScatterChart.Panel("", List.of());
        assertThatThrownBy(() -> new ScatterChart("A", "", Axis.linear(""), Axis.unnumbered(), List.of(panel)))
                .hasMessageContaining("give them to both or none");
    }
}
