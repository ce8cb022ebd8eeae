package counterpoise.runtime.neighbours;

import java.util.Arrays;

/**
 * Picks the nearest neighbours of one row from its approximate inner products with the rows that are searched.
 *
 * <p>With {@code u = 2^-24}, the product of {@code d} pairs summed in any order errs by at most {@code g |x| |y|},
 * where {@code g = d u / (1 - d u)} (Higham 2002, "Accuracy and Stability of Numerical Algorithms", section 3.1), and
 * rounding the centred samples moves a squared distance by at most {@code 2 u (|x| + |y|)^2} in first order. A row
 * whose lower bound lies above the {@code k}-th smallest upper bound is none of the {@code k} nearest.
 */
final class NeighbourSelection {

    private static final double UNIT_ROUNDOFF = 0x1p-24;

    /** Covers terms of second order and the rounding of the bounds and of the exact distances themselves. */
    private static final double SLACK = 1.05;

    /** Covers products too small for a normal 32-bit number; values lie within [-1, 1]. */
    private static final double UNDERFLOW = 0x1p-100;

    private final CentredSamples samples;
    private final int[] among;
    private final int k;

    /** The error's factors: of |x| |y|, and of |x|^2 and |y|^2. */
    private final double mixedError;

    private final double ownError;
    private final double underflow;

    /** Of each row searched: what its lower bound starts with, and its norm. */
    private final double[] lowerNorm;

    private final double[] norm;

    /** The k smallest upper bounds so far, the largest at the top. */
    private final double[] heap;

    private final int[] candidates;
    private final double[] candidateLower;

    /** @param among the rows that are searched, none twice, at least {@code k} besides the row asked about */
    NeighbourSelection(CentredSamples samples, int[] among, int k) {
        this.samples = samples;
        this.among = among;
        this.k = k;
        int count = among.length;
        double products = samples.dimension() * UNIT_ROUNDOFF;
        // Beyond a dimension of 2^23 no bound is known: it is not a number then, and every row is measured.
        double productError = products < 0.5 ? products / (1 - products) : Double.POSITIVE_INFINITY;
        this.ownError = SLACK * 2 * UNIT_ROUNDOFF;
        this.mixedError = SLACK * (2 * productError + 4 * UNIT_ROUNDOFF);
        this.underflow = UNDERFLOW * samples.dimension();
        this.lowerNorm = new double[count];
        this.norm = new double[count];
        for (int i = 0; i < count; i++) {
            double squared = samples.squaredNorm(among[i]);
            norm[i] = Math.sqrt(squared);
            lowerNorm[i] = squared * (1 - ownError) - underflow;
        }
        this.heap = new double[k];
        this.candidates = new int[count];
        this.candidateLower = new double[count];
    }

    /**
     * The rows of the k nearest neighbours of {@code row}, nearest first.
     *
     * @param products holds the inner products of the row with all rows searched, from {@code offset} on
     */
    int[] nearest(int row, float[] products, int offset) {
        int found = collectCandidates(row, products, offset);
        double limit = heap[0];
        int kept = 0;
        for (int i = 0; i < found; i++) {
            if (!(candidateLower[i] > limit)) {
                candidates[kept++] = candidates[i];
            }
        }
        return rank(row, kept);
    }

    /** Bounds are relative to the row's own squared norm, which is the same for all. */
    private int collectCandidates(int row, float[] products, int offset) {
        Arrays.fill(heap, Double.POSITIVE_INFINITY);
        double ownSquaredNorm = samples.squaredNorm(row);
        double ownMixedError = mixedError * Math.sqrt(ownSquaredNorm);
        double ownMargin = ownError * ownSquaredNorm;
        double limit = Double.POSITIVE_INFINITY;
        int found = 0;
        for (int i = 0; i < lowerNorm.length; i++) {
            double lower = lowerNorm[i] - ownMixedError * norm[i] - 2.0 * products[offset + i] - ownMargin;
            if (lower > limit || among[i] == row) {
                continue;
            }
            int other = among[i];
            candidates[found] = other;
            candidateLower[found++] = lower;
            double margin = ownMixedError * norm[i] + ownError * samples.squaredNorm(other) + ownMargin + underflow;
            double upper = lower + 2 * margin;
            if (upper < limit) {
                replaceLargest(upper);
                limit = heap[0];
            }
        }
        return found;
    }

    private void replaceLargest(double value) {
        int hole = 0;
        for (int child = 1; child < k; child = 2 * hole + 1) {
            if (child + 1 < k && heap[child + 1] > heap[child]) {
                child++;
            }
            if (heap[child] <= value) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = value;
    }

    /** Measures the candidates and sorts them by distance, then row. */
    private int[] rank(int row, int kept) {
        Measured[] measured = new Measured[kept];
        for (int i = 0; i < kept; i++) {
            measured[i] = new Measured(samples.squaredDistance(row, candidates[i]), candidates[i]);
        }
        Arrays.sort(measured);
        int[] nearest = new int[k];
        for (int rank = 0; rank < k; rank++) {
            nearest[rank] = measured[rank].row();
        }
        return nearest;
    }

    private record Measured(double squaredDistance, int row) implements Comparable<Measured> {

        @Override
        public int compareTo(Measured other) {
            int byDistance = Double.compare(squaredDistance, other.squaredDistance);
            return byDistance != 0 ? byDistance : Integer.compare(row, other.row);
        }
    }
}
