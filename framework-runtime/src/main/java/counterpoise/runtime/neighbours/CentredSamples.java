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

    /** All centred samples, one after the other; not to be changed. */
    float[] centred() {
        return centred;
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
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            double difference = (double) values[x + i] - values[y + i];
            sum += difference * difference;
        }
        return sum;
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
        double[] mean = new double[dimension];
        for (int i = 0; i < values.length; i++) {
            mean[i % dimension] += values[i] / (double) count;
        }
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, Math.abs(values[i] - mean[i % dimension]));
        }
        // A power of two scales without rounding, and keeps products from overflowing.
        int exponent = largest == 0 ? 0 : -Math.getExponent(largest) - 1;
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) Math.scalb(values[i] - mean[i % dimension], exponent);
        }
        return scaled;
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
