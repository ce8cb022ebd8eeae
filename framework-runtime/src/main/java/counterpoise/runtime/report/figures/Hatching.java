package counterpoise.runtime.report.figures;

/** Lines across bars, in the colour of the surface, that tell series apart without colour. */
public enum Hatching {
    NONE(false, false, false),
    RISING(true, false, false),
    FALLING(false, true, false),
    LEVEL(false, false, true),
    CROSSED(true, true, false);

    private static final double DISTANCE = 6;
    private static final double STROKE = 0.9;

    private final boolean rising;
    private final boolean falling;
    private final boolean level;

    Hatching(boolean rising, boolean falling, boolean level) {
        this.rising = rising;
        this.falling = falling;
        this.level = level;
    }

    /** Hatches a box that is filled already. */
    void draw(Svg svg, Box box) {
        String path = path(box);
        if (!path.isEmpty()) {
            svg.begin("path")
                    .kind("hatching")
                    .set("d", path)
                    .set("fill", "none")
                    .stroke(Ink.SURFACE, STROKE)
                    .end();
        }
    }

    private String path(Box box) {
        StringBuilder path = new StringBuilder();
        double width = box.width();
        double height = box.height();
        if (rising) {
            // Along each line x = y + offset, y counted from the bottom up.
            for (double offset = first(-height); offset < width; offset += DISTANCE) {
                double from = Math.max(0, offset);
                double to = Math.min(width, height + offset);
                line(path, box, from, from - offset, to, to - offset);
            }
        }
        if (falling) {
            // Along each line x = offset - y.
            for (double offset = DISTANCE / 2; offset < width + height; offset += DISTANCE) {
                double from = Math.max(0, offset - height);
                double to = Math.min(width, offset);
                line(path, box, from, offset - from, to, offset - to);
            }
        }
        if (level) {
            for (double y = DISTANCE / 2; y < height; y += DISTANCE) {
                line(path, box, 0, y, width, y);
            }
        }
        return path.toString();
    }

    /** The first offset after {@code least} of those at which the lines pass every box alike. */
    private static double first(double least) {
        return DISTANCE / 2 + DISTANCE * Math.ceil((least - DISTANCE / 2) / DISTANCE);
    }

    private static void line(StringBuilder path, Box box, double x1, double y1, double x2, double y2) {
        path.append('M').append(Svg.number(box.left() + x1));
        path.append(' ').append(Svg.number(box.bottom() - y1));
        path.append('L').append(Svg.number(box.left() + x2));
        path.append(' ').append(Svg.number(box.bottom() - y2));
    }
}
