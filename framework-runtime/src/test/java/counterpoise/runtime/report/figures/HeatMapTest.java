package counterpoise.runtime.report.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HeatMapTest {

    private static HeatMap two() {
        return HeatMap.confusion("Confusion", "", List.of("a", "b"), List.of(List.of(3L, 1L), List.of(0L, 5L)));
    }

    private static NodeList cells(Drawn drawn) {
        return drawn.one("cells").getElementsByTagName("rect");
    }

    @Test
    void dividesEachRowOfAConfusionMatrixByItsSum() {
        assertThat(two().values()).containsExactly(List.of(0.75, 0.25), List.of(0.0, 1.0));
        assertThat(Drawn.of(two()).texts("cell")).containsExactly("0.75", "0.25", "0", "1.00");
        assertThat(Drawn.of(two()).texts("axis-label"))
                .containsExactly("True class", "Predicted class", "Share of the true class");
    }

    @Test
    void shadesCellsByTheirValues() {
        Drawn drawn = Drawn.of(two());
        // What is 0 has the colour of the surface, and is not drawn.
        NodeList cells = cells(drawn);
        assertThat(cells.getLength()).isEqualTo(3);
        Element first = (Element) cells.item(0);
        Element second = (Element) cells.item(1);
        Element last = (Element) cells.item(2);
        assertThat(Drawn.number(first, "fill-opacity")).isEqualTo(0.75);
        assertThat(Drawn.number(last, "fill-opacity")).isEqualTo(1);
        // Cells of two classes are as large as cells get: 64. True classes go down, predicted ones to the right.
        assertThat(Drawn.number(first, "width")).isEqualTo(64);
        assertThat(Drawn.number(second, "x") - Drawn.number(first, "x")).isCloseTo(64, within(0.02));
        assertThat(Drawn.number(second, "y")).isEqualTo(Drawn.number(first, "y"));
        assertThat(Drawn.number(last, "y") - Drawn.number(first, "y")).isCloseTo(64, within(0.02));
        assertThat(Drawn.text(second)).isEqualTo("a, b: 0.25");
    }

    @Test
    void writesInTheColourThatCanBeRead() {
        List<Element> numbers = Drawn.of(two()).all("cell");
        assertThat(Drawn.has(numbers.get(0), "fill-surface")).isTrue();
        assertThat(Drawn.has(numbers.get(1), "fill-text")).isTrue();
        assertThat(Drawn.has(numbers.get(2), "fill-muted")).isTrue();
        assertThat(Drawn.has(numbers.get(3), "fill-surface")).isTrue();
    }

    @Test
    void leavesClassesWithoutSamplesEmpty() {
        HeatMap map = HeatMap.confusion("Confusion", "", List.of("a", "b"), List.of(List.of(0L, 0L), List.of(1L, 1L)));
        assertThat(Drawn.of(map).texts("cell")).containsExactly("0.50", "0.50");
        assertThat(cells(Drawn.of(map)).getLength()).isEqualTo(2);
    }

    @Test
    void showsNumbersWhereThereIsRoom() {
        assertThat(Drawn.of(square(10)).all("cell")).hasSize(100);
        assertThat(Drawn.of(square(100)).all("cell")).isEmpty();
        // Numbers of classes, every tenth below and to the left every fifth at least.
        assertThat(Drawn.of(square(100)).all("category")).hasSizeLessThan(40);
    }

    private static HeatMap square(int classes) {
        return HeatMap.confusion(
                "Confusion",
                "",
                Gallery.numbered("", classes),
                Collections.nCopies(classes, Collections.nCopies(classes, 1L)));
    }

    @Test
    void takesItsScaleFromTheDataWhereNoneIsGiven() {
        HeatMap map = new HeatMap(
                "Values",
                "",
                new Categories("", List.of("r")),
                new Categories("", List.of("a", "b", "c")),
                List.of(List.of(-1.0, 0.5, 3.0)),
                Axis.linear(""),
                1);
        NodeList cells = cells(Drawn.of(map));
        assertThat(cells.getLength()).isEqualTo(2);
        assertThat(Drawn.number((Element) cells.item(0), "fill-opacity")).isCloseTo(0.38, within(1e-9));
        assertThat(Drawn.of(map).texts("cell")).containsExactly("−1.0", "0.5", "3.0");
    }

    @Test
    void refusesRowsThatDoNotFit() {
        assertThatThrownBy(() -> HeatMap.confusion("C", "", List.of("a", "b"), List.of(List.of(1L, 2L), List.of(1L))))
                .hasMessage("The values of \"C\" are not 2 rows of 2 values each.");
    }
}
