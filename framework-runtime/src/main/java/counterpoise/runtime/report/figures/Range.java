package counterpoise.runtime.report.figures;

import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * An interval of values.
 *
 * @param low the least value
 * @param high the largest value, no less
 */
record Range(double low, double high) {

    /** Values closer together than this, in parts of the largest, cannot be told apart on an axis. */
    private static final double NARROWEST = 1e-9;

    /** What the finite ones of the values lie in; empty if there are none. */
    static Optional<Range> of(DoubleStream values) {
        double[] finite = values.filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new Range(
                DoubleStream.of(finite).min().getAsDouble(),
                DoubleStream.of(finite).max().getAsDouble()));
    }

    double size() {
        return high - low;
    }

    /** This interval, or where an axis could not show it one around it: a tenth of the value to both sides. */
    Range wide() {
        double largest = Math.max(Math.abs(low), Math.abs(high));
        if (size() > NARROWEST * largest) {
            return this;
        }
        double margin = largest == 0 ? 1 : largest / 10;
        return new Range(low - margin, high + margin);
    }

    /** The interval of that size about the middle of this one. */
    Range around(double size) {
        double middle = low + size() / 2;
        return new Range(middle - size / 2, middle + size / 2);
    }
}
