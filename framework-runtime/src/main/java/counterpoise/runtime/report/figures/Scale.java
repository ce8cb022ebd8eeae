package counterpoise.runtime.report.figures;

/**
 * Where values lie on the page.
 *
 * @param reach the values at the two ends
 * @param logarithmic whether equal distances are equal ratios
 * @param start the place of the least value
 * @param end the place of the largest value; smaller than {@code start} where values rise up the page
 */
record Scale(Range reach, boolean logarithmic, double start, double end) {

    /** The place of a value that the axis shows. */
    double at(double value) {
        return start + (end - start) * part(value);
    }

    /** As {@link #at}, but no farther than the end: for what may lie below a logarithmic axis. */
    double clamped(double value) {
        return start + (end - start) * Math.max(0, Math.min(1, logarithmic && value <= 0 ? 0 : part(value)));
    }

    private double part(double value) {
        return logarithmic
                ? StrictMath.log(value / reach.low()) / StrictMath.log(reach.high() / reach.low())
                : (value - reach.low()) / reach.size();
    }
}
