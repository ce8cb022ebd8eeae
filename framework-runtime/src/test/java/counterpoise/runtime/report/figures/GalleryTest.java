package counterpoise.runtime.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What holds for figures of all kinds, of ordinary and of awkward data. Leaves them in {@code target/figures}. */
class GalleryTest {

    private static final Map<String, Figure> FIGURES = Gallery.figures();

    @BeforeAll
    static void leaveThemForPeopleToSee() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "figures"));
        for (Map.Entry<String, Figure> entry : FIGURES.entrySet()) {
            Files.writeString(
                    folder.resolve(entry.getKey() + ".svg"), entry.getValue().svg());
        }
    }

    static Stream<String> names() {
        return FIGURES.keySet().stream();
    }

    private static Drawn drawn(String name) {
        return Drawn.of(FIGURES.get(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isSvgWithANameForThoseWhoHearIt(String name) {
        Element root = drawn(name).root();
        assertThat(root.getNamespaceURI() == null ? root.getAttribute("xmlns") : root.getNamespaceURI())
                .isEqualTo("http://www.w3.org/2000/svg");
        assertThat(root.getAttribute("role")).isEqualTo("img");
        Element title = (Element) root.getElementsByTagName("title").item(0);
        assertThat(title.getParentNode()).isEqualTo(root);
        assertThat(title.getTextContent()).isEqualTo(FIGURES.get(name).title());
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsAllTextOnThePage(String name) {
        Drawn drawn = drawn(name);
        double[] page = Drawn.numbers(drawn.root(), "viewBox");
        Rectangle2D sheet = new Rectangle2D.Double(0, 0, page[2], page[3]);
        assertThat(drawn.named("text"))
                .allSatisfy(text -> assertThat(sheet.contains(Drawn.area(text).getBounds2D()))
                        .as(Drawn.text(text))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("names")
    void putsNoTextOverOther(String name) {
        List<Element> texts = drawn(name).named("text");
        List<String> overlaps = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (overlap(Drawn.area(texts.get(i)), Drawn.area(texts.get(j)))) {
                    overlaps.add(Drawn.text(texts.get(j)) + " | " + Drawn.text(texts.get(i)));
                }
            }
        }
        assertThat(overlaps).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsLabelsAndLegendsOutOfThePlot(String name) {
        Drawn drawn = drawn(name);
        double[] across = ends(drawn, "x1", "x2");
        double[] down = ends(drawn, "y1", "y2");
        if (across.length < 2 || name.startsWith("scatter")) {
            // A heat map, ranks, or panels, between which there are numbers.
            return;
        }
        Rectangle2D plot = new Rectangle2D.Double(across[0], down[0], across[1] - across[0], down[1] - down[0]);
        assertThat(drawn.named("text").stream()
                        .filter(text -> !Drawn.has(text, "no-data"))
                        .filter(text -> Drawn.area(text).intersects(plot))
                        .map(Drawn::text))
                .isEmpty();
    }

    /** The least and the largest place of the lines through the plot. */
    private static double[] ends(Drawn drawn, String from, String to) {
        double[] sorted = drawn.all("grid").stream()
                .flatMapToDouble(line -> DoubleStream.of(Drawn.number(line, from), Drawn.number(line, to)))
                .sorted()
                .toArray();
        return sorted.length == 0 ? sorted : new double[] {sorted[0], sorted[sorted.length - 1]};
    }

    private static boolean overlap(Path2D one, Path2D other) {
        if (!one.getBounds2D().intersects(other.getBounds2D())) {
            return false;
        }
        Area common = new Area(one);
        common.intersect(new Area(other));
        return !common.isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void holdsNoNumberThatIsNone(String name) {
        assertThat(FIGURES.get(name).svg()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @ParameterizedTest
    @MethodSource("names")
    void usesNoIdentifierThatAnotherFigureInThePageCouldHave(String name) {
        assertThat(FIGURES.get(name).svg()).doesNotContain(" id=").doesNotContain("url(#");
    }

    @Test
    void isTheSameEveryTimeAndInEveryLocale() {
        List<String> before = FIGURES.values().stream().map(Figure::svg).toList();
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Gallery.figures().values().stream().map(Figure::svg)).containsExactlyElementsOf(before);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void coversEveryKindOfFigure() {
        assertThat(FIGURES.values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Figure.class.getPermittedSubclasses());
    }
}
