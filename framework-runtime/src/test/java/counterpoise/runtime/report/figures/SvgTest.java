package counterpoise.runtime.report.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SvgTest {

    @Test
    void writesElementsInsideOneAnother() {
        Svg svg = new Svg();
        svg.begin("g").kind("series").begin("rect").set("x", 1.5).end().end();
        assertThat(svg).hasToString("\n<g class=\"series\">\n<rect x=\"1.5\"/></g>");
    }

    @Test
    void escapesWhatIsMarkup() {
        Svg svg = new Svg();
        svg.begin("text").set("id", "\"a\" & <b>").content("x < y && ]]>").end();
        assertThat(svg).hasToString("\n<text id=\"&quot;a&quot; &amp; &lt;b&gt;\">x &lt; y &amp;&amp; ]]&gt;</text>");
    }

    @Test
    void replacesWhatXmlCannotHold() {
        // A null, a bell and half a surrogate pair; a whole pair stays.
        assertThat(Svg.escaped("a\u0000b\u0007c\ud800d")).isEqualTo("a\ufffdb\ufffdc\ufffdd");
        assertThat(Svg.escaped("\ud83d\ude00 \uffff")).isEqualTo("\ud83d\ude00 \ufffd");
    }

    @Test
    void writesNumbersShort() {
        assertThat(Svg.number(3)).isEqualTo("3");
        assertThat(Svg.number(-0.001)).isEqualTo("0");
        assertThat(Svg.number(12.345_678)).isEqualTo("12.35");
        assertThat(Svg.number(-7.50)).isEqualTo("-7.5");
        assertThat(Svg.number(100)).isEqualTo("100");
    }

    @Test
    void knowsItsInks() {
        Svg svg = new Svg();
        svg.begin("rect").fill(Ink.HEAT).stroke(Ink.AXIS, 1).end();
        assertThat(svg.fills()).containsExactly(Ink.HEAT);
        assertThat(svg.strokes()).containsExactly(Ink.AXIS);
        assertThat(svg.toString()).contains("class=\"fill-heat stroke-axis\"", "fill=\"#08519c\"");
    }

    @Test
    void refusesToLeaveAnElementOpen() {
        Svg svg = new Svg();
        svg.begin("g");
        assertThatThrownBy(svg::toString).hasMessageContaining("the element g is not ended");
    }
}
