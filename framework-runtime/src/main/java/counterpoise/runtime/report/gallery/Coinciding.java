package counterpoise.runtime.report.gallery;

import java.util.ArrayList;
import java.util.List;

import counterpoise.runtime.report.figures.Line;

/** Lines that lie on one another, of which a reader would see the topmost alone, as one line with all their names. */
final class Coinciding {

    /** The part of the largest value that nobody sees. */
    private static final double INVISIBLE = 1e-5;

    private static final int MOST_NAMES = 4;

    private Coinciding() {}

    /** The lines, in order of the first of those that coincide, whose mark they bear. */
    static List<Line> merged(List<Line> lines) {
        List<List<Line>> sets = new ArrayList<>();
        for (Line line : lines) {
            sets.stream()
                    .filter(set -> coincide(set.get(0), line))
                    .findFirst()
                    .ifPresentOrElse(set -> set.add(line), () -> sets.add(new ArrayList<>(List.of(line))));
        }
        return sets.stream().map(Coinciding::one).toList();
    }

    private static Line one(List<Line> set) {
        Line first = set.get(0);
        return new Line(name(set.stream().map(Line::name).toList()), first.mark(), first.points(), first.onRight());
    }

    /** One name for several. */
    static String name(List<String> names) {
        return names.size() <= MOST_NAMES
                ? String.join(" = ", names)
                : "%s and %d others"
                        .formatted(String.join(" = ", names.subList(0, MOST_NAMES - 1)), names.size() - MOST_NAMES + 1);
    }

    private static boolean coincide(Line one, Line other) {
        if (one.onRight() != other.onRight()
                || one.points().size() != other.points().size()) {
            return false;
        }
        double tolerance = INVISIBLE * largest(one);
        for (int i = 0; i < one.points().size(); i++) {
            Line.Point a = one.points().get(i);
            Line.Point b = other.points().get(i);
            if (a.x() != b.x() || !near(a.y(), b.y(), tolerance) || !near(a.deviation(), b.deviation(), tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static double largest(Line line) {
        return line.points().stream()
                .mapToDouble(point -> Math.abs(point.y()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static boolean near(double a, double b, double tolerance) {
        return Double.compare(a, b) == 0 || Math.abs(a - b) <= tolerance;
    }
}
