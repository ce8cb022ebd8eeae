package counterpoise.runtime.report.figures;

import java.util.List;
import java.util.Set;

/** The page a figure is drawn on, from the top down: title, legend, and what the figure draws under them. */
final class Sheet {

    /** The width of all figures in their own units; a unit is a pixel or a little more. */
    static final double WIDTH = 440;

    /** What stays free at the edges. */
    static final double MARGIN = 8;

    /** The class of the outermost element, to which all style rules are confined. */
    static final String CLASS = "counterpoise-figure";

    private static final int LARGEST_WIDTH_IN_PIXELS = 600;
    private static final int TITLE_LINES = 3;
    private static final double AFTER_TITLE = 6;

    private final String title;
    private final String description;
    private final Svg svg = new Svg();
    private double top = MARGIN;

    Sheet(Figure figure) {
        this.title = figure.title();
        this.description = figure.description();
        List<String> lines = Type.wrapped(title, Type.TITLE * Type.BOLD, WIDTH - 2 * MARGIN, TITLE_LINES);
        for (String line : lines) {
            double baseline = top + Type.TITLE * Type.CAP_HEIGHT;
            Label.at(MARGIN, baseline).size(Type.TITLE).bold().kind("title").draw(svg, line);
            top += Type.TITLE * Type.LEADING;
        }
        top += AFTER_TITLE;
    }

    /** A figure is known by its title alone where it cannot be seen. */
    static void checkTitle(String title) {
        if (title.isBlank()) {
            throw new IllegalArgumentException("A figure needs a title.");
        }
    }

    Svg svg() {
        return svg;
    }

    /** Where the next thing may begin. */
    double top() {
        return top;
    }

    void legend(List<Legend.Entry> entries) {
        top += Legend.draw(svg, entries, top);
    }

    /** The text of the figure, which ends at {@code bottom}. */
    String finish(double bottom) {
        Svg page = new Svg();
        page.begin("svg")
                .set("xmlns", "http://www.w3.org/2000/svg")
                .kind(CLASS)
                .set("viewBox", "0 0 " + Svg.number(WIDTH) + " " + Svg.number(bottom + MARGIN))
                .set("width", "100%")
                .set("role", "img")
                .set("font-family", Type.FAMILY);
        page.begin("title").content(title).end();
        if (!description.isBlank()) {
            page.begin("desc").content(description).end();
        }
        page.begin("style").content(style()).end();
        page.nest(svg).end();
        return page.toString().strip() + "\n";
    }

    /**
     * The rules by which a page or the reader's preference sets the colours. Elements carry the light colours as
     * attributes; programs that know no custom properties skip the rules and draw with these.
     */
    private String style() {
        StringBuilder css = new StringBuilder();
        css.append("\n.%s{display:block;max-width:%spx;height:auto}\n"
                .formatted(CLASS, Svg.number(LARGEST_WIDTH_IN_PIXELS)));
        css.append("@supports (fill:var(--a)){\n");
        css.append(".%s{%s}\n".formatted(CLASS, colours(false)));
        css.append("@media screen and (prefers-color-scheme:dark){.%s{%s}}\n".formatted(CLASS, colours(true)));
        css.append(".%s:root{background:var(--own-surface)}\n".formatted(CLASS));
        css.append(rules("fill", svg.fills()));
        css.append(rules("stroke", svg.strokes()));
        return css.append("}\n").toString();
    }

    private String colours(boolean dark) {
        StringBuilder css = new StringBuilder();
        for (Ink ink : Ink.values()) {
            if (ink == Ink.SURFACE || svg.fills().contains(ink) || svg.strokes().contains(ink)) {
                css.append("--own-%s:var(%s,%s);".formatted(ink.id(), ink.property(), dark ? ink.dark() : ink.light()));
            }
        }
        return css.toString();
    }

    private static String rules(String property, Set<Ink> inks) {
        StringBuilder css = new StringBuilder();
        for (Ink ink : inks) {
            css.append(".%s .%s-%s{%s:var(--own-%s)}\n".formatted(CLASS, property, ink.id(), property, ink.id()));
        }
        return css.toString();
    }
}
