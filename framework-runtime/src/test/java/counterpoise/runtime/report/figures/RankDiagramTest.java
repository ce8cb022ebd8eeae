package counterpoise.runtime.report.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * With names one letter wide, "a" to "d" of 0.556 · 12 units at most, and ranks of 4 characters, 3 digits and a point,
 * 0.556 · 33 + 0.278 · 11 = 21.406: the axis lies 8 + 6.672 + 8 + 21.406 = 44.078 from both sides.
 */
class RankDiagramTest {

    private static final double HALF_UNIT = 0.006;
    private static final double LEFT = 44.078;
    private static final double RIGHT = 440 - LEFT;

    private static RankDiagram.Method method(String name, double rank) {
        return new RankDiagram.Method(name, rank);
    }

    private static RankDiagram four(double criticalDifference) {
        return RankDiagram.of(
                "Ranks",
                "",
                List.of(method("d", 3.5), method("a", 1.5), method("b", 2.0), method("d", 3.0)),
                criticalDifference);
    }

    /** From 4 on the left to 1 on the right. */
    private static double place(double rank) {
        return RIGHT - (rank - 1) / 3 * (RIGHT - LEFT);
    }

    @Test
    void putsTheBestOnTheRight() {
        Drawn drawn = Drawn.of(four(1));
        assertThat(drawn.texts("method")).containsExactly("a", "b", "d", "d");
        assertThat(drawn.texts("rank")).containsExactly("1.50", "2.00", "3.00", "3.50");
        double[] best = Drawn.numbers(drawn.all("leader").get(0), "d");
        assertThat(best[0]).isCloseTo(place(1.5), within(HALF_UNIT));
        assertThat(best[3]).isCloseTo(RIGHT, within(HALF_UNIT));
        double[] worst = Drawn.numbers(drawn.all("leader").get(3), "d");
        assertThat(worst[0]).isCloseTo(place(3.5), within(HALF_UNIT));
        assertThat(worst[3]).isCloseTo(LEFT, within(HALF_UNIT));
        // The outermost are the highest, so that no lines cross.
        assertThat(best[2]).isLessThan(Drawn.numbers(drawn.all("leader").get(1), "d")[2]);
        assertThat(worst[2]).isLessThan(Drawn.numbers(drawn.all("leader").get(2), "d")[2]);
        assertThat(drawn.texts("number")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void joinsThoseLessThanTheCriticalDifferenceApart() {
        assertThat(four(1.2).groups())
                .containsExactly(new RankDiagram.Group(0, 1), new RankDiagram.Group(1, 2), new RankDiagram.Group(2, 3));
        // Exactly as far apart is significant (Demšar 2006, section 3.2.2: "at least the critical difference").
        assertThat(four(1).groups()).containsExactly(new RankDiagram.Group(0, 1), new RankDiagram.Group(2, 3));
        assertThat(four(1.6).groups()).containsExactly(new RankDiagram.Group(0, 2), new RankDiagram.Group(1, 3));
        assertThat(four(3).groups()).containsExactly(new RankDiagram.Group(0, 3));
        assertThat(four(0.1).groups()).isEmpty();
    }

    @Test
    void drawsBarsOverGroupsAndPartsThoseThatOverlap() {
        List<Element> apart = Drawn.of(four(1)).all("group");
        assertThat(Drawn.number(apart.get(0), "x2")).isCloseTo(place(1.5) + 3, within(HALF_UNIT));
        assertThat(Drawn.number(apart.get(0), "x1")).isCloseTo(place(2.0) - 3, within(HALF_UNIT));
        assertThat(Drawn.number(apart.get(0), "y1")).isEqualTo(Drawn.number(apart.get(1), "y1"));
        List<Element> overlapping = Drawn.of(four(1.6)).all("group");
        assertThat(Drawn.number(overlapping.get(1), "y1")).isEqualTo(Drawn.number(overlapping.get(0), "y1") + 8);
    }

    @Test
    void showsTheCriticalDifferenceToScale() {
        Drawn drawn = Drawn.of(four(1.2));
        Element bar = drawn.all("difference").stream()
                .filter(element -> element.getTagName().equals("line"))
                .findFirst()
                .orElseThrow();
        assertThat(Drawn.number(bar, "x2") - Drawn.number(bar, "x1"))
                .isCloseTo(0.4 * (RIGHT - LEFT), within(2 * HALF_UNIT));
        assertThat(drawn.texts("difference")).contains("CD = 1.20");
        // One longer than the axis is told, not drawn.
        assertThat(Drawn.of(four(3.1)).all("difference")).hasSize(1);
    }

    @Test
    void takesGroupsOfOtherTests() {
        RankDiagram diagram = new RankDiagram(
                "Ranks",
                "",
                List.of(method("a", 1), method("b", 2)),
                List.of(new RankDiagram.Group(0, 1)),
                OptionalDouble.empty());
        assertThat(Drawn.of(diagram).all("group")).hasSize(1);
        assertThat(Drawn.of(diagram).all("difference")).isEmpty();
    }

    @Test
    void drawsOneMethodOrNone() {
        assertThat(Drawn.of(RankDiagram.of("One", "", List.of(method("a", 1)), 1))
                        .texts("method"))
                .containsExactly("a");
        assertThat(Drawn.of(RankDiagram.of("None", "", List.of(), 1)).texts("method"))
                .isEmpty();
    }

    @Test
    void refusesRanksThatAreNone() {
        assertThatThrownBy(() -> RankDiagram.of("R", "", List.of(method("a", 0.5), method("b", 2)), 1))
                .hasMessage("The average rank of \"a\" is 0.5; ranks of 2 methods are 1 to 2.");
        assertThatThrownBy(() -> RankDiagram.of("R", "", List.of(method("a", Double.NaN)), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RankDiagram(
                        "R", "", List.of(method("a", 2), method("b", 1)), List.of(), OptionalDouble.empty()))
                .hasMessageContaining("sort them");
        assertThatThrownBy(() -> new RankDiagram(
                        "R",
                        "",
                        List.of(method("a", 1), method("b", 2)),
                        List.of(new RankDiagram.Group(1, 1)),
                        OptionalDouble.empty()))
                .hasMessage("Methods 1 to 1, of 2, are no group.");
    }
}
