package counterpoise.runtime.neighbours;

/**
 * By how much the approximate squared distances of a row err at most.
 *
 * <p>With x the row, y a row searched, both centred, the squared distance less {@code |x|^2} is about {@code |y|^2 -
 * 2xy}, computed with 32 bits. Let {@code u = 2^-24}. The product of {@code d} pairs summed in any order errs by at most
 * {@code g |x| |y|}, where {@code g = d u / (1 - d u)} (Higham 2002, "Accuracy and Stability of Numerical Algorithms",
 * section 3.1); rounding {@code |y|^2} and the difference adds at most {@code 2u |y|^2 + 2u |x| |y|}, and rounding the
 * centred samples has moved the squared distance by at most {@code 2u (|x| + |y|)^2}, all in first order. With the
 * largest {@code |y|} that gives one bound for all y.
 */
final class ApproximationError {

    private static final double UNIT_ROUNDOFF = 0x1p-24;

    /** Covers terms of second order, and the rounding of the bound and of the exact distances themselves. */
    private static final double SLACK = 1.05;

    /** Covers products too small for a normal 32-bit number; values lie within [-1, 1]. */
    private static final double UNDERFLOW = 0x1p-100;

    private final CentredSamples samples;
    private final double largestNorm;
    private final double productError;

    /** @param among the rows that are searched */
    ApproximationError(CentredSamples samples, int[] among) {
        this.samples = samples;
        double largest = 0;
        for (int row : among) {
            largest = Math.max(largest, samples.squaredNorm(row));
        }
        this.largestNorm = Math.sqrt(largest);
        double rounded = samples.dimension() * UNIT_ROUNDOFF;
        // Beyond a dimension of 2^23 no bound is known: it is infinite then, and every row is measured.
        this.productError = rounded < 0.5 ? rounded / (1 - rounded) : Double.POSITIVE_INFINITY;
    }

    /** The bound for {@code row}. */
    double of(int row) {
        double norm = Math.sqrt(samples.squaredNorm(row));
        double mixed = norm * largestNorm;
        double sum = norm + largestNorm;
        return SLACK * (2 * productError * mixed + 2 * UNIT_ROUNDOFF * (largestNorm * largestNorm + mixed + sum * sum))
                + UNDERFLOW * samples.dimension();
    }
}
