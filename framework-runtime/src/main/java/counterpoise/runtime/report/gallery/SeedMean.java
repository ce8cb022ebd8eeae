package counterpoise.runtime.report.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

import counterpoise.runtime.report.figures.Line;

/** Several seeds as one line. */
final class SeedMean {

    private SeedMean() {}

    /**
     * The points that all seeds have: the mean of each and, for two seeds or more, the standard deviation of a sample
     * (n - 1). A value that is NaN in one seed is NaN.
     */
    static List<Line.Point> of(List<SortedMap<Double, Double>> seeds) {
        List<Line.Point> points = new ArrayList<>();
        if (seeds.isEmpty()) {
            return points;
        }
        for (double x : seeds.get(0).keySet()) {
            // Once for each seed: of thousands of them, most of the work of a figure is here.
            double[] values = new double[seeds.size()];
            int found = 0;
            for (SortedMap<Double, Double> seed : seeds) {
                Double value = seed.get(x);
                if (value == null) {
                    break;
                }
                values[found++] = value;
            }
            if (found == values.length) {
                points.add(point(x, values));
            }
        }
        return points;
    }

    /** The mean of {@code values} and their deviation, at {@code x}. */
    static Line.Point point(double x, double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
        return new Line.Point(x, mean, deviation);
    }
}
