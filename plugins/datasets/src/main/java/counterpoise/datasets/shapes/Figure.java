package counterpoise.datasets.shapes;

/**
 * A figure in the plane, given by its signed distance. From one point to another the distance never changes by more
 * than the way between them, and need not be exact otherwise. We draw figures ourselves, from this, as the rasteriser
 * of the JDK may give other bits in another version.
 */
@FunctionalInterface
interface Figure {

    /** The distance of a point from the outline: negative inside. The y axis points down. */
    double distance(double x, double y);

    /** The points of this figure and those of {@code other}. */
    default Figure union(Figure other) {
        return (x, y) -> Math.min(distance(x, y), other.distance(x, y));
    }

    /** The points of this figure that {@code other} has not. */
    default Figure minus(Figure other) {
        return (x, y) -> Math.max(distance(x, y), -other.distance(x, y));
    }

    /**
     * This figure made larger, then turned, then moved.
     *
     * @param centreX where the origin comes to lie
     * @param centreY where the origin comes to lie
     * @param scaleX how many times wider
     * @param scaleY how many times higher
     * @param angle the turn in radians
     */
    default Figure placed(double centreX, double centreY, double scaleX, double scaleY, double angle) {
        // StrictMath, unlike Math, gives the same bits on every machine.
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        double scale = Math.min(scaleX, scaleY);
        return (x, y) -> {
            double right = x - centreX;
            double down = y - centreY;
            return scale * distance((cosine * right + sine * down) / scaleX, (cosine * down - sine * right) / scaleY);
        };
    }

    /** A disc around a point. */
    static Figure disc(double centreX, double centreY, double radius) {
        return (x, y) -> length(x - centreX, y - centreY) - radius;
    }

    /** All points within {@code radius} of the line from one point to another. */
    static Figure line(double fromX, double fromY, double toX, double toY, double radius) {
        double alongX = toX - fromX;
        double alongY = toY - fromY;
        return (x, y) -> Math.sqrt(squaredDistance(x - fromX, y - fromY, alongX, alongY)) - radius;
    }

    /**
     * The inside of a polygon that does not cross itself.
     *
     * @param corners x and y of each corner in turn
     */
    static Figure polygon(double... corners) {
        return (x, y) -> {
            double nearest = Double.POSITIVE_INFINITY;
            boolean inside = false;
            double fromX = corners[corners.length - 2];
            double fromY = corners[corners.length - 1];
            for (int corner = 0; corner < corners.length; corner += 2) {
                double toX = corners[corner];
                double toY = corners[corner + 1];
                nearest = Math.min(nearest, squaredDistance(x - fromX, y - fromY, toX - fromX, toY - fromY));
                // A ray to the right crosses the outline an odd number of times from the inside.
                if (fromY > y != toY > y && x < fromX + (y - fromY) / (toY - fromY) * (toX - fromX)) {
                    inside = !inside;
                }
                fromX = toX;
                fromY = toY;
            }
            return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
        };
    }

    /**
     * A star around the origin, one tip up; a regular polygon of {@code 2 * tips} corners where both radii are equal.
     *
     * @param tips the number of tips
     * @param outer the radius of the tips
     * @param inner the radius of the corners between them
     */
    static Figure star(int tips, double outer, double inner) {
        double[] corners = new double[4 * tips];
        for (int corner = 0; corner < 2 * tips; corner++) {
            double angle = Math.PI * corner / tips;
            double radius = corner % 2 == 0 ? outer : inner;
            corners[2 * corner] = radius * StrictMath.sin(angle);
            corners[2 * corner + 1] = -radius * StrictMath.cos(angle);
        }
        return polygon(corners);
    }

    private static double squaredDistance(double x, double y, double alongX, double alongY) {
        double share = (x * alongX + y * alongY) / (alongX * alongX + alongY * alongY);
        double nearest = Math.max(0, Math.min(1, share));
        double missX = x - nearest * alongX;
        double missY = y - nearest * alongY;
        return missX * missX + missY * missY;
    }

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }
}
