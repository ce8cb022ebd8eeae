package counterpoise.runtime.neighbours;

import java.util.Arrays;

import org.apache.commons.numbers.arrays.Selection;

/**
 * The rows that may be among the k nearest neighbours of a row: those whose approximate distance is not above a limit,
 * which falls as more are seen. None of the k nearest can be approximated by more than twice the largest error above
 * the k-th smallest approximation.
 */
final class Candidates {

    /** How many more than k are collected before the k nearest of them say what may be left out. */
    private static final int SPARE = 64;

    private final int row;
    private final int k;
    private final double margin;
    private final float firstLimit;
    private float limit;
    private int[] rows;
    private float[] approximations;
    private int found;

    /**
     * Begins with none.
     *
     * @param error by how much an approximation errs at most
     * @param likelyLimit an approximation that the k nearest are likely not to be above; may be infinite
     */
    Candidates(int row, int k, double error, float likelyLimit) {
        this.row = row;
        this.k = k;
        this.margin = 2 * error;
        this.firstLimit = likelyLimit;
        this.limit = likelyLimit;
        this.rows = new int[2 * k + SPARE];
        this.approximations = new float[rows.length];
    }

    /** Takes up the rows of {@code panel}, of which {@code values} has the approximate distances. */
    void collect(Panel panel, float[] values) {
        int[] others = panel.rows();
        for (int i = next(values, 0, others.length); i < others.length; i = next(values, i + 1, others.length)) {
            if (others[i] == row) {
                continue;
            }
            if (found == rows.length) {
                leaveOut();
            }
            rows[found] = others[i];
            approximations[found++] = values[i];
        }
    }

    /** The first from {@code from} on that is not above the limit. Hot. */
    private int next(float[] values, int from, int end) {
        float highest = limit;
        int i = from;
        while (i < end && values[i] > highest) {
            i++;
        }
        return i;
    }

    /**
     * Leaves out what lies too far, when all rows have been seen.
     *
     * @return whether the first limit has let all pass that may be among the nearest
     */
    boolean settle() {
        if (found < k) {
            return false;
        }
        leaveOut();
        return limit <= firstLimit;
    }

    /** Leaves out what lies too far, and makes room for more where hardly any do. */
    private void leaveOut() {
        double[] sorted = new double[found];
        for (int i = 0; i < found; i++) {
            sorted[i] = approximations[i];
        }
        Selection.select(sorted, k - 1);
        limit = Math.nextUp((float) (sorted[k - 1] + margin));
        int kept = 0;
        for (int i = 0; i < found; i++) {
            if (approximations[i] <= limit) {
                rows[kept] = rows[i];
                approximations[kept++] = approximations[i];
            }
        }
        found = kept;
        if (found > rows.length - SPARE) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
            approximations = Arrays.copyOf(approximations, rows.length);
        }
    }

    /** The k nearest by distance, then row, measured exactly; to be asked once the candidates are settled. */
    int[] nearest(CentredSamples samples) {
        double[] distances = new double[found];
        long[] order = new long[found];
        for (int i = 0; i < found; i++) {
            distances[i] = samples.squaredDistance(row, rows[i]);
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
        for (int rank = 0; rank < k; rank++) {
            nearest[rank] = rows[sorted[rank]];
        }
        return nearest;
    }

    private boolean precedes(int candidate, int other, double[] distances) {
        int byDistance = Double.compare(distances[candidate], distances[other]);
        return byDistance < 0 || byDistance == 0 && rows[candidate] < rows[other];
    }
}
