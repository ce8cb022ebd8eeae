package counterpoise.metrics;

import java.util.Arrays;

/** The plane in which points differ most: their first two principal components, by power iteration. */
final class PrincipalPlane {

    /** Enough for a start; components of like variance may stay mixed. */
    private static final int ITERATIONS = 100;

    private static final double ROUNDING = 1e-18;

    private final double[][] centred;
    private final int width;

    private PrincipalPlane(float[][] rows) {
        this.width = rows[0].length;
        double[] mean = new double[width];
        for (float[] row : rows) {
            for (int k = 0; k < width; k++) {
                mean[k] += (double) row[k] / rows.length;
            }
        }
        this.centred = new double[rows.length][width];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < width; k++) {
                centred[i][k] = rows[i][k] - mean[k];
            }
        }
    }

    /**
     * The places of rows in the plane, x and y in turn.
     *
     * @param rows at least one, all of the same length
     * @param deviation the standard deviation along x to which they are scaled; all are 0 where the rows are equal
     */
    static double[] of(float[][] rows, double deviation) {
        PrincipalPlane plane = new PrincipalPlane(rows);
        double[] first = plane.component(new double[plane.width]);
        double[] second = plane.component(first);
        double[] x = plane.along(first);
        double[] y = plane.along(second);
        double spread = Math.sqrt(dot(x, x) / rows.length);
        double scale = spread > 0 ? deviation / spread : 0;
        double[] places = new double[2 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            places[2 * i] = scale * x[i];
            places[2 * i + 1] = scale * y[i];
        }
        return places;
    }

    /** The direction, of length 1, in which points differ most of those at right angles to another; 0 if in none. */
    private double[] component(double[] other) {
        // Power iteration begins at the point that lies farthest out.
        double[] direction = new double[width];
        for (double[] row : centred) {
            double[] candidate = without(row, other);
            if (dot(candidate, candidate) > dot(direction, direction)) {
                direction = candidate;
            }
        }
        direction = normalised(direction);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] next = new double[width];
            double[] along = along(direction);
            for (int i = 0; i < centred.length; i++) {
                for (int k = 0; k < width; k++) {
                    next[k] += along[i] * centred[i][k];
                }
            }
            direction = normalised(without(next, other));
        }
        return direction;
    }

    private double[] along(double[] direction) {
        return Arrays.stream(centred).mapToDouble(row -> dot(row, direction)).toArray();
    }

    private static double[] without(double[] vector, double[] direction) {
        double share = dot(vector, direction);
        double[] rest = new double[vector.length];
        for (int k = 0; k < rest.length; k++) {
            rest[k] = vector[k] - share * direction[k];
        }
        // What rounding alone has left points anywhere.
        return dot(rest, rest) > ROUNDING * dot(vector, vector) ? rest : new double[rest.length];
    }

    private static double[] normalised(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        return length == 0
                ? vector
                : Arrays.stream(vector).map(value -> value / length).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
