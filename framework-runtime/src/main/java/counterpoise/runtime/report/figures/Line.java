package counterpoise.runtime.report.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * One series of a line chart.
 *
 * @param name its name in the legend; no entry if blank
 * @param mark what it is told apart by
 * @param points in the order in which they are joined; a missing value leaves a gap
 * @param onRight whether the axis on the right is its own
 */
public record Line(String name, Mark mark, List<Point> points, boolean onRight) {

    /** Copies the list. */
    public Line {
        points = List.copyOf(points);
    }

    /**
     * A point of a line.
     *
     * @param x its number or, on an axis of categories, the index of its category
     * @param y its value; NaN if missing
     * @param deviation how far the band reaches up and down from it; NaN for no band
     */
    public record Point(double x, double y, double deviation) {

        /** A point without band. */
        public Point(double x, double y) {
            this(x, y, Double.NaN);
        }
    }

    /** A line without band over categories, with one value for each. */
    public static Line overCategories(String name, Mark mark, List<Double> values) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add(new Point(i, values.get(i)));
        }
        return new Line(name, mark, points, false);
    }

    /** The same line, measured by the axis on the right. */
    public Line measuredOnRight() {
        return new Line(name, mark, points, true);
    }
}
