package counterpoise.runtime.report.figures;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * An axis of numbers.
 *
 * @param label what the numbers are and, in brackets, their unit; may be empty
 * @param logarithmic whether equal distances are equal ratios
 * @param numbered whether ticks show the numbers; not where they mean nothing, like coordinates of t-SNE
 * @param from the axis reaches down to here at least; else to the least value
 * @param to the axis reaches up to here at least; else to the largest value
 */
public record Axis(String label, boolean logarithmic, boolean numbered, OptionalDouble from, OptionalDouble to)
        implements HorizontalAxis {

    /** @throws IllegalArgumentException if an end is not a finite number that the axis can show */
    public Axis {
        checkEnd(label, logarithmic, from);
        checkEnd(label, logarithmic, to);
    }

    private static void checkEnd(String label, boolean logarithmic, OptionalDouble end) {
        if (end.isPresent() && !shows(end.getAsDouble(), logarithmic)) {
            throw new IllegalArgumentException("The %s axis \"%s\" cannot reach to %s."
                    .formatted(logarithmic ? "logarithmic" : "linear", label, end.getAsDouble()));
        }
    }

    /** An axis on which equal distances are equal differences. */
    public static Axis linear(String label) {
        return new Axis(label, false, true, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** An axis on which equal distances are equal ratios. */
    public static Axis logarithmic(String label) {
        return new Axis(label, true, true, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** An axis without numbers. */
    public static Axis unnumbered() {
        return new Axis("", false, false, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** This axis, reaching at least from one value to another, whatever the data. */
    public Axis reaching(double least, double largest) {
        return new Axis(label, logarithmic, numbered, OptionalDouble.of(least), OptionalDouble.of(largest));
    }

    /**
     * The interval of values with deviations to both sides. A deviation beyond an end that the axis was given, and
     * that no value passes, does not lengthen the axis: no recall is more than 1, however far those of seeds differ.
     *
     * @param values and deviations, NaN for none, in turn
     */
    Range rangeWithDeviations(List<double[]> values) {
        List<double[]> shown = values.stream().filter(value -> shows(value[0])).toList();
        double low = from.isPresent() && shown.stream().allMatch(value -> value[0] >= from.getAsDouble())
                ? from.getAsDouble()
                : Double.NEGATIVE_INFINITY;
        double high = to.isPresent() && shown.stream().allMatch(value -> value[0] <= to.getAsDouble())
                ? to.getAsDouble()
                : Double.POSITIVE_INFINITY;
        return range(shown.stream()
                .flatMapToDouble(value -> Double.isFinite(value[1])
                        ? DoubleStream.of(
                                Math.max(low, value[0] - value[1]), value[0], Math.min(high, value[0] + value[1]))
                        : DoubleStream.of(value[0])));
    }

    /** Whether a value has a place on this axis. */
    boolean shows(double value) {
        return shows(value, logarithmic);
    }

    private static boolean shows(double value, boolean logarithmic) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }

    /** The interval of those values that the axis shows and of the ends it reaches; from 0 (or 1) on if none. */
    Range range(DoubleStream values) {
        DoubleStream ends = DoubleStream.concat(stream(from), stream(to));
        return Range.of(DoubleStream.concat(values, ends).filter(this::shows))
                .orElse(logarithmic ? new Range(1, 10) : new Range(0, 1));
    }

    private static DoubleStream stream(OptionalDouble value) {
        return value.isPresent() ? DoubleStream.of(value.getAsDouble()) : DoubleStream.empty();
    }
}
