package counterpoise.metrics;

import java.util.Arrays;
import java.util.List;

/** Small sums over numbers, some of which may not be defined. */
final class Values {

    private Values() {}

    /** The mean of those that are not NaN; NaN if there are none. */
    static double meanOfDefined(double... values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** A quotient; NaN where the divisor is not positive, so that there is nothing to take a part of. */
    static double part(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }

    /** The Euclidean length of a vector. */
    static double norm(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    /** All of them as results take them. */
    static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
