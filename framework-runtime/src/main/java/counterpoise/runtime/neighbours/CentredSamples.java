package counterpoise.runtime.neighbours;

import counterpoise.api.Samples;

/**
 * Samples twice: as they are, for exact distances; and with their mean at the origin and all values within [-1, 1], for
 * approximate ones, whose error grows with the distance from the origin.
 */
final class CentredSamples {

    private final int count;
    private final int dimension;
    private final float[] values;
    private final float[] centred;
    private final double[] squaredNorms;

    CentredSamples(Samples samples) {
        this.count = samples.count();
        this.dimension = samples.dimension();
        this.values = new float[Math.multiplyExact(count, dimension)];
        samples.read(0, count, values, 0);
        refuseWhatIsNotFinite();
        this.centred = centre();
        this.squaredNorms = squaredNorms();
    }

    int count() {
        return count;
    }

    int dimension() {
        return dimension;
    }

    /** The centred samples {@code rows}, one after the other; a new array. */
    float[] centred(int[] rows) {
        float[] gathered = new float[Math.multiplyExact(rows.length, dimension)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(centred, rows[i] * dimension, gathered, i * dimension, dimension);
        }
        return gathered;
    }

    /** The squared norm of a centred sample. */
    double squaredNorm(int row) {
        return squaredNorms[row];
    }

    /** The squared Euclidean distance of two samples as they are. */
    double squaredDistance(int row, int other) {
        int x = row * dimension;
        int y = other * dimension;
        // Four sums at once: a single one would wait for itself after each addition.
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i < dimension - 3; i += 4) {
            first += squaredDifference(x + i, y + i);
            second += squaredDifference(x + i + 1, y + i + 1);
            third += squaredDifference(x + i + 2, y + i + 2);
            fourth += squaredDifference(x + i + 3, y + i + 3);
        }
        for (; i < dimension; i++) {
            first += squaredDifference(x + i, y + i);
        }
        return first + second + (third + fourth);
    }

    private double squaredDifference(int x, int y) {
        double difference = (double) values[x] - values[y];
        return difference * difference;
    }

    private void refuseWhatIsNotFinite() {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "Sample %d holds the value %s, so that its distances are not defined."
                                .formatted(i / dimension, values[i]));
            }
        }
    }

    private float[] centre() {
        double[] mean = mean();
        double largest = 0;
        for (int row = 0; row < values.length; row += dimension) {
            for (int i = 0; i < dimension; i++) {
                largest = Math.max(largest, Math.abs(values[row + i] - mean[i]));
            }
        }
        // A power of two scales without rounding, and keeps products from overflowing.
        double scale = Math.scalb(1.0, largest == 0 ? 0 : -Math.getExponent(largest) - 1);
        float[] scaled = new float[values.length];
        for (int row = 0; row < values.length; row += dimension) {
            for (int i = 0; i < dimension; i++) {
                scaled[row + i] = (float) (scale * (values[row + i] - mean[i]));
            }
        }
        return scaled;
    }

    private double[] mean() {
        double[] mean = new double[dimension];
        for (int row = 0; row < values.length; row += dimension) {
            for (int i = 0; i < dimension; i++) {
                mean[i] += values[row + i] / (double) count;
            }
        }
        return mean;
    }

    private double[] squaredNorms() {
        double[] norms = new double[count];
        for (int row = 0; row < count; row++) {
            double sum = 0;
            for (int i = row * dimension; i < (row + 1) * dimension; i++) {
                sum += (double) centred[i] * centred[i];
            }
            norms[row] = sum;
        }
        return norms;
    }
}
