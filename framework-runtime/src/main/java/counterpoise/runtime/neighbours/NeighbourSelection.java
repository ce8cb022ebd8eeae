package counterpoise.runtime.neighbours;

import java.nio.FloatBuffer;
import java.util.Arrays;

import org.apache.commons.numbers.arrays.Selection;

/**
 * Picks the nearest neighbours of one row after the other from its approximate inner products with the rows that are
 * searched. Used by one thread at a time.
 *
 * <p>With x the row, y a row searched, both centred, the squared distance less {@code |x|^2} is about {@code |y|^2 -
 * 2xy}, computed with 32 bits. Let {@code u = 2^-24}. The product of {@code d} pairs summed in any order errs by at most
 * {@code g |x| |y|}, where {@code g = d u / (1 - d u)} (Higham 2002, "Accuracy and Stability of Numerical Algorithms",
 * section 3.1); rounding {@code |y|^2} and the difference adds at most {@code 2u |y|^2 + 2u |x| |y|}, and rounding the
 * centred samples has moved the squared distance by at most {@code 2u (|x| + |y|)^2}, all in first order. With the
 * largest {@code |y|} that gives one bound E for all y. None of the k nearest can be approximated by more than 2E above
 * the k-th smallest approximation; what is not is measured exactly.
 */
final class NeighbourSelection {

    private static final double UNIT_ROUNDOFF = 0x1p-24;

    /** Covers terms of second order, and the rounding of the bound and of the exact distances themselves. */
    private static final double SLACK = 1.05;

    /** Covers products too small for a normal 32-bit number; values lie within [-1, 1]. */
    private static final double UNDERFLOW = 0x1p-100;

    /** How many more candidates than k are collected before the k nearest of them say what may be left out. */
    private static final int SPARE = 64;

    /** Every how many-th approximation is looked at for a likely limit. */
    private static final int STRIDE = 16;

    /** How many of the k nearest must be expected among those for this to be worth its while. */
    private static final int SMALLEST_SHARE = 4;

    private final CentredSamples samples;
    private final int[] among;
    private final int k;

    /** Of each row searched, {@code |y|^2}. */
    private final float[] squaredNorms;

    private final double largestNorm;
    private final double productError;

    /** The inner products of the row. */
    private final float[] products;

    /** The candidates so far, in the order of {@link #among}, with their approximate distances. */
    private int[] candidates;

    private float[] approximations;
    private double[] scratch;
    private int found;

    /** @param among the rows that are searched, none twice, at least {@code k} besides the row asked about */
    NeighbourSelection(CentredSamples samples, int[] among, int k) {
        this.samples = samples;
        this.among = among;
        this.k = k;
        double rounded = samples.dimension() * UNIT_ROUNDOFF;
        // Beyond a dimension of 2^23 no bound is known: it is infinite then, and every row is measured.
        this.productError = rounded < 0.5 ? rounded / (1 - rounded) : Double.POSITIVE_INFINITY;
        this.squaredNorms = new float[among.length];
        double largest = 0;
        for (int i = 0; i < among.length; i++) {
            double squaredNorm = samples.squaredNorm(among[i]);
            squaredNorms[i] = (float) squaredNorm;
            largest = Math.max(largest, squaredNorm);
        }
        this.largestNorm = Math.sqrt(largest);
        this.products = new float[among.length];
        this.candidates = new int[2 * k + SPARE];
        this.approximations = new float[candidates.length];
        this.scratch = new double[candidates.length];
    }

    /**
     * The rows of the k nearest neighbours of {@code row}, nearest first.
     *
     * @param blockProducts holds the inner products of the row with all rows searched, from {@code offset} on
     */
    int[] nearest(int row, FloatBuffer blockProducts, int offset) {
        blockProducts.get(offset, products);
        double margin = 2 * error(row);
        float limit = likelyLimit();
        collect(row, limit, margin);
        if (found < k || leaveOut(margin) > limit) {
            collect(row, Float.POSITIVE_INFINITY, margin);
            leaveOut(margin);
        }
        return rank(row);
    }

    /**
     * A limit that is likely to let the k nearest and what may be as near pass, and few others, from a sample of the
     * approximations. Where k is small, a limit is found as fast without one.
     */
    private float likelyLimit() {
        double expected = (double) k / STRIDE;
        int rank = (int) (expected + 3 * Math.sqrt(expected) + 3);
        int count = among.length / STRIDE;
        if (expected < SMALLEST_SHARE || rank >= count) {
            return Float.POSITIVE_INFINITY;
        }
        double[] sample = new double[count];
        for (int i = 0; i < count; i++) {
            sample[i] = approximation(i * STRIDE);
        }
        Selection.select(sample, rank);
        return (float) sample[rank];
    }

    /** Collects as candidates what is not above the limit, which is lowered on the way. */
    private void collect(int row, float from, double margin) {
        found = 0;
        float limit = from;
        for (int i = next(0, limit); i < among.length; i = next(i + 1, limit)) {
            if (among[i] == row) {
                continue;
            }
            if (found == candidates.length) {
                limit = leaveOut(margin);
            }
            candidates[found] = among[i];
            approximations[found++] = approximation(i);
        }
    }

    /** The first row searched from {@code from} on whose approximation is not above {@code limit}. Hot. */
    private int next(int from, float limit) {
        float[] norms = squaredNorms;
        float[] inner = products;
        int i = from;
        while (i < norms.length && norms[i] - 2 * inner[i] > limit) {
            i++;
        }
        return i;
    }

    private float approximation(int i) {
        return squaredNorms[i] - 2 * products[i];
    }

    /** By how much an approximation for {@code row} errs at most. */
    private double error(int row) {
        double norm = Math.sqrt(samples.squaredNorm(row));
        double mixed = norm * largestNorm;
        double sum = norm + largestNorm;
        return SLACK * (2 * productError * mixed + 2 * UNIT_ROUNDOFF * (largestNorm * largestNorm + mixed + sum * sum))
                + UNDERFLOW * samples.dimension();
    }

    /**
     * Leaves out the candidates that lie too far for the k nearest, and makes room for more where hardly any do.
     *
     * @return how large the approximation of a further candidate can be
     */
    private float leaveOut(double margin) {
        for (int i = 0; i < found; i++) {
            scratch[i] = approximations[i];
        }
        Selection.select(scratch, 0, found, k - 1);
        float limit = Math.nextUp((float) (scratch[k - 1] + margin));
        int kept = 0;
        for (int i = 0; i < found; i++) {
            if (approximations[i] <= limit) {
                candidates[kept] = candidates[i];
                approximations[kept++] = approximations[i];
            }
        }
        found = kept;
        if (found > candidates.length - SPARE) {
            int length = 2 * candidates.length;
            candidates = Arrays.copyOf(candidates, length);
            approximations = Arrays.copyOf(approximations, length);
            scratch = new double[length];
        }
        return limit;
    }

    /** Measures the candidates and sorts them by distance, then row. */
    private int[] rank(int row) {
        double[] distances = new double[found];
        long[] order = new long[found];
        for (int i = 0; i < found; i++) {
            distances[i] = samples.squaredDistance(row, candidates[i]);
            // The upper half of a number that is not negative sorts as the number does, but for equal halves.
            order[i] = Double.doubleToRawLongBits(distances[i]) & 0xFFFFFFFF00000000L | i;
        }
        Arrays.sort(order);
        int[] sorted = new int[found];
        for (int rank = 0; rank < found; rank++) {
            int candidate = (int) order[rank];
            int place = rank;
            while (place > 0 && precedes(candidate, sorted[place - 1], distances)) {
                sorted[place] = sorted[place - 1];
                place--;
            }
            sorted[place] = candidate;
        }
        int[] nearest = new int[k];
        Arrays.setAll(nearest, rank -> candidates[sorted[rank]]);
        return nearest;
    }

    private boolean precedes(int candidate, int other, double[] distances) {
        int byDistance = Double.compare(distances[candidate], distances[other]);
        return byDistance < 0 || byDistance == 0 && candidates[candidate] < candidates[other];
    }
}
