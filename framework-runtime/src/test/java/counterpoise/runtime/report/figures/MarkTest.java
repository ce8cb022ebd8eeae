package counterpoise.runtime.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarkTest {

    @Test
    void tellsManySeriesApart() {
        assertThat(IntStream.range(0, 280).mapToObj(Mark::of)).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 7).mapToObj(i -> Mark.of(i).ink())).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 35)
                        .mapToObj(i -> Mark.of(i).ink() + Mark.of(i).dashes()))
                .doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 56)
                        .mapToObj(i -> Mark.of(i).with(Mark.of(i).shape())))
                .doesNotHaveDuplicates();
    }

    /** WCAG 2.2, success criteria 1.4.3 for text and 1.4.11 for what else must be seen. */
    @ParameterizedTest
    @EnumSource(
            value = Ink.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SURFACE", "GRID"})
    void standsOutFromItsSurface(Ink ink) {
        double least = ink == Ink.TEXT || ink == Ink.MUTED ? 4.5 : 3;
        assertThat(contrast(ink.light(), Ink.SURFACE.light())).isGreaterThanOrEqualTo(least);
        assertThat(contrast(ink.dark(), Ink.SURFACE.dark())).isGreaterThanOrEqualTo(least);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    }

    private static double linear(String colour, int at) {
        double part = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    @Test
    void isSetByThePage() {
        assertThat(Ink.TEXT.property()).isEqualTo("--figure-text");
        assertThat(Ink.SERIES_1.property()).isEqualTo("--figure-series-1");
        String svg = new HeatMap(
                        "t",
                        "",
                        new Categories("", List.of()),
                        new Categories("", List.of()),
                        List.of(),
                        Axis.linear(""),
                        2)
                .svg();
        assertThat(svg).contains("--own-text:var(--figure-text,#1f2328)", "--own-text:var(--figure-text,#e6e8eb)");
    }
}
