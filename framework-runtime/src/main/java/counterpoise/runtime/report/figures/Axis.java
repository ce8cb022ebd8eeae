package counterpoise.runtime.report.figures;

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
     * The numbers that a value with a deviation to both sides, NaN for none, wants the axis to reach. An end that the
     * axis was given, and that the value does not pass, cuts the deviation: no recall is more than 1, however far those
     * of seeds differ.
     */
    DoubleStream reached(double value, double deviation) {
        if (!Double.isFinite(deviation)) {
            return DoubleStream.of(value);
        }
        double low = from.isPresent() && value >= from.getAsDouble()
                ? Math.max(from.getAsDouble(), value - deviation)
                : value - deviation;
        double high = to.isPresent() && value <= to.getAsDouble()
                ? Math.min(to.getAsDouble(), value + deviation)
                : value + deviation;
        return DoubleStream.of(low, value, high);
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
