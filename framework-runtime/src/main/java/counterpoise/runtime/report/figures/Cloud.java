package counterpoise.runtime.report.figures;

import java.util.List;

/**
 * One series of a panel of a scatter chart.
 *
 * @param name its name in the legend, which has one entry for all clouds of a name; no entry if blank
 * @param mark what it is told apart by
 * @param points where its points are; missing ones are not drawn
 */
public record Cloud(String name, Mark mark, List<Place> points) {

    /** Copies the list. */
    public Cloud {
        points = List.copyOf(points);
    }

    /**
     * A point.
     *
     * @param x from left to right
     * @param y from the bottom up
     */
    public record Place(double x, double y) {}
}
