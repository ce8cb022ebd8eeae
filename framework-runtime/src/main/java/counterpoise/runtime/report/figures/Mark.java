package counterpoise.runtime.report.figures;

/**
 * What a series is told apart by, in a figure and from figure to figure: give the same thing the same mark everywhere.
 *
 * @param ink its colour
 * @param shape of its points
 * @param dashes of its lines, as SVG's {@code stroke-dasharray}; empty for a solid line
 * @param hatching of its bars
 */
public record Mark(Ink ink, Shape shape, String dashes, Hatching hatching) {

    /** For what others are held against, as the size of classes: a dotted line in the colour of text. */
    public static final Mark REFERENCE = new Mark(Ink.TEXT, Shape.RING, "1.5 2.5", Hatching.NONE);

    private static final String[] DASHES = {"", "7 3", "2 2.5", "8 3 2 3", "13 3"};

    /**
     * A mark for the series of that number. The first 280 are all different, and any seven in a row have seven colours.
     *
     * @param number from 0
     */
    public static Mark of(int number) {
        return new Mark(
                next(number, Ink.SERIES.toArray(Ink[]::new)),
                next(number, Shape.values()),
                next(number, DASHES),
                next(number, Hatching.values()));
    }

    private static <T> T next(int number, T[] all) {
        return all[Math.floorMod(number, all.length)];
    }

    /** The same with points of another shape. */
    public Mark with(Shape other) {
        return new Mark(ink, other, dashes, hatching);
    }

    /** Begins a line, or a path along it, in the ink and dashes. */
    Svg beginLine(Svg svg, String element, String kind, double width) {
        svg.begin(element).kind(kind).set("fill", "none").stroke(ink, width).set("stroke-linejoin", "round");
        return dashes.isEmpty() ? svg : svg.set("stroke-dasharray", dashes);
    }
}
