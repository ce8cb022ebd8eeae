package counterpoise.runtime.report.figures;

/** One line of text: {@code Label.at(x, y).centred().draw(svg, "text")}. Begins at its place unless told otherwise. */
final class Label {

    private final double x;
    private final double y;
    private String kind = "label";
    private String anchor = "start";
    private double size = Type.LABEL;
    private double turn;
    private boolean bold;
    private Ink ink = Ink.TEXT;
    private String tip = "";

    private Label(double x, double y) {
        this.x = x;
        this.y = y;
    }

    /** Text that stands on the line {@code y}. */
    static Label at(double x, double y) {
        return new Label(x, y);
    }

    /** Text of a size whose capitals have the line {@code y} through their middle. */
    static Label besides(double x, double y, double size) {
        return new Label(x, y + size * Type.CAP_HEIGHT / 2).size(size);
    }

    Label kind(String name) {
        kind = name;
        return this;
    }

    Label centred() {
        anchor = "middle";
        return this;
    }

    /** Ends at its place. */
    Label ending() {
        anchor = "end";
        return this;
    }

    Label size(double units) {
        size = units;
        return this;
    }

    Label bold() {
        bold = true;
        return this;
    }

    /** Turned about its place, clockwise. */
    Label turned(double degrees) {
        turn = degrees;
        return this;
    }

    Label ink(Ink other) {
        ink = other;
        return this;
    }

    /** Draws the text; nothing where there is none. */
    void draw(Svg svg, String text) {
        if (text.isBlank()) {
            return;
        }
        svg.begin("text")
                .kind(kind)
                .set("x", x)
                .set("y", y)
                .set("font-size", size)
                .fill(ink);
        if (!anchor.equals("start")) {
            svg.set("text-anchor", anchor);
        }
        if (bold) {
            svg.set("font-weight", "bold");
        }
        if (turn != 0) {
            svg.set("transform", "rotate(" + Svg.number(turn) + " " + Svg.number(x) + " " + Svg.number(y) + ")");
        }
        if (!tip.isEmpty()) {
            svg.tip(tip);
        }
        svg.content(text).end();
    }

    /** Draws the text, cut where it is wider; a pointer over it then shows all. */
    void draw(Svg svg, String text, double width) {
        String fitted = Type.fitted(text, size, width);
        tip = fitted.equals(text) ? "" : text;
        draw(svg, fitted);
    }
}
