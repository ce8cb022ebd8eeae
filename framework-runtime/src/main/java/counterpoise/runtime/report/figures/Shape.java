package counterpoise.runtime.report.figures;

/** The shapes of points; all look about equally large. */
public enum Shape {
    CIRCLE(Kind.FILLED),
    SQUARE(Kind.FILLED, -0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9),
    TRIANGLE(Kind.FILLED, 0, -1.25, 1.15, 0.8, -1.15, 0.8),
    DIAMOND(Kind.FILLED, 0, -1.3, 1.15, 0, 0, 1.3, -1.15, 0),
    CROSS(Kind.STROKES, -0.9, -0.9, 0.9, 0.9, -0.9, 0.9, 0.9, -0.9),
    DOWN_TRIANGLE(Kind.FILLED, 0, 1.25, 1.15, -0.8, -1.15, -0.8),
    PLUS(Kind.STROKES, -1.15, 0, 1.15, 0, 0, -1.15, 0, 1.15),
    RING(Kind.HOLLOW);

    private static final double STROKE = 1.4;

    /** The edge in the colour of the surface that keeps filled points apart where they overlap. */
    private static final double EDGE = 0.6;

    private enum Kind {
        FILLED,
        HOLLOW,
        STROKES
    }

    private final Kind kind;

    /** The corners of a polygon or the ends of strokes, x and y in turn, for a radius of 1; none for what is round. */
    private final double[] corners;

    Shape(Kind kind, double... corners) {
        this.kind = kind;
        this.corners = corners;
    }

    /** Begins a group of points of this shape. */
    void begin(Svg svg, String name, Ink ink) {
        svg.begin("g").kind(name);
        if (kind == Kind.FILLED) {
            svg.fill(ink).stroke(Ink.SURFACE, EDGE);
        } else {
            svg.set("fill", "none").stroke(ink, STROKE);
        }
    }

    /** One point, in a group begun. */
    void draw(Svg svg, double x, double y, double radius) {
        if (corners.length == 0) {
            svg.begin("circle").set("cx", x).set("cy", y).set("r", radius).end();
            return;
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            boolean moves = kind == Kind.STROKES ? i % 4 == 0 : i == 0;
            path.append(moves ? 'M' : 'L')
                    .append(Svg.number(x + radius * corners[i]))
                    .append(' ')
                    .append(Svg.number(y + radius * corners[i + 1]));
        }
        svg.begin("path").set("d", path + (kind == Kind.FILLED ? "Z" : "")).end();
    }
}
