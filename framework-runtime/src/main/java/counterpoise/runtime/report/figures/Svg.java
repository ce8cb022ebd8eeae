package counterpoise.runtime.report.figures;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes SVG elements: {@code svg.begin("rect").set("x", 3).fill(Ink.GRID).end()}. Escapes all text, and keeps
 * account of the inks used.
 */
final class Svg {

    private final StringBuilder text = new StringBuilder();
    private final Deque<Element> open = new ArrayDeque<>();
    private final Set<Ink> fills = EnumSet.noneOf(Ink.class);
    private final Set<Ink> strokes = EnumSet.noneOf(Ink.class);

    /** An element whose end is still to come. */
    private static final class Element {

        private final String name;
        private final Set<String> classes = new TreeSet<>();
        private boolean startTagOpen = true;

        Element(String name) {
            this.name = name;
        }
    }

    /** Begins an element inside the one begun last. */
    Svg begin(String name) {
        finishStartTag();
        text.append('\n').append('<').append(name);
        open.push(new Element(name));
        return this;
    }

    /** Ends the element begun last. */
    Svg end() {
        finishStartTagOrNothing();
        Element element = open.pop();
        if (element.startTagOpen) {
            text.append("/>");
        } else {
            text.append("</").append(element.name).append('>');
        }
        return this;
    }

    Svg set(String attribute, double value) {
        return set(attribute, number(value));
    }

    Svg set(String attribute, String value) {
        text.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"');
        return this;
    }

    /** A name for what the element stands for, beside those of its inks. */
    Svg kind(String name) {
        open.element().classes.add(name);
        return this;
    }

    Svg fill(Ink ink) {
        fills.add(ink);
        return kind("fill-" + ink.id()).set("fill", ink.light());
    }

    Svg stroke(Ink ink, double width) {
        strokes.add(ink);
        return kind("stroke-" + ink.id()).set("stroke", ink.light()).set("stroke-width", width);
    }

    /** Text inside the element begun last. */
    Svg content(String content) {
        finishStartTag();
        text.append(escaped(content));
        return this;
    }

    /** The name of the element begun last, which a pointer over it shows. */
    Svg tip(String name) {
        return begin("title").content(name).end();
    }

    Svg line(String kind, double x1, double y1, double x2, double y2, Ink ink, double width) {
        return begin("line")
                .kind(kind)
                .set("x1", x1)
                .set("y1", y1)
                .set("x2", x2)
                .set("y2", y2)
                .stroke(ink, width)
                .end();
    }

    Svg box(Box box) {
        return set("x", box.left())
                .set("y", box.top())
                .set("width", box.width())
                .set("height", box.height());
    }

    /** What another has written, inside the element begun last. */
    Svg nest(Svg other) {
        finishStartTag();
        text.append(other);
        return this;
    }

    /** The inks that some element is filled with. */
    Set<Ink> fills() {
        return fills;
    }

    /** The inks that some element is outlined with. */
    Set<Ink> strokes() {
        return strokes;
    }

    /** What was written; every element begun must be ended. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("the element %s is not ended".formatted(open.element().name));
        }
        return text.toString();
    }

    private void finishStartTagOrNothing() {
        Element element = open.element();
        if (element.startTagOpen && !element.classes.isEmpty()) {
            set("class", String.join(" ", element.classes));
        }
    }

    private void finishStartTag() {
        if (!open.isEmpty() && open.element().startTagOpen) {
            finishStartTagOrNothing();
            open.element().startTagOpen = false;
            text.append('>');
        }
    }

    /** A coordinate: two decimals at most, the same in every locale. */
    static String number(double value) {
        String fixed = String.format(Locale.ROOT, "%.2f", value);
        String shortened = fixed.replaceFirst("\\.?0+$", "");
        return shortened.equals("-0") ? "0" : shortened;
    }

    /** Text as XML 1.0 takes it; what cannot stand in XML at all becomes U+FFFD. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(point) ? point : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** XML 1.0, section 2.2, production 2. */
    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
