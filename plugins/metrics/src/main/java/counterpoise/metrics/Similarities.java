package counterpoise.metrics;

import java.util.Arrays;

/**
 * The joint probabilities p of t-SNE (van der Maaten and Hinton 2008), its cost and the gradient of that. Exponentials
 * and logarithms are those of {@link StrictMath}: others differ between machines in the last bit, and gradient descent
 * makes that large.
 */
final class Similarities {

    private static final int MOST_STEPS = 100;

    /** How near to the wanted entropy, in nats, is near enough. */
    private static final double TOLERANCE = 1e-6;

    /** The farthest one step of the search goes, as a ratio. */
    private static final double LONGEST_STEP = 10;

    private final int points;

    /** p of each pair i, j with i less than j, row by row. p of j, i is the same; all together sum to a half. */
    private final double[] joint;

    private Similarities(int points, double[] joint) {
        this.points = points;
        this.joint = joint;
    }

    /** The joint probabilities of rows (section 3.1: the mean of the two conditional ones, by the number of points). */
    static Similarities of(float[][] rows, double perplexity) {
        check(rows, perplexity);
        int n = rows.length;
        double[] joint = new double[n * (n - 1) / 2];
        double[] distances = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                distances[j] = squaredDistance(rows[i], rows[j]);
            }
            double[] conditional = conditional(distances, i, perplexity);
            for (int j = 0; j < n; j++) {
                if (j != i) {
                    joint[pair(Math.min(i, j), Math.max(i, j), n)] += conditional[j] / (2.0 * n);
                }
            }
        }
        return new Similarities(n, joint);
    }

    private static void check(float[][] rows, double perplexity) {
        int others = rows.length - 1;
        if (!(perplexity > 1 && perplexity < others)) {
            throw new IllegalArgumentException(
                    "%d points cannot have the perplexity %s: it must be more than 1 and less than %d."
                            .formatted(rows.length, perplexity, others));
        }
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != rows[0].length) {
                throw new IllegalArgumentException(
                        "Row %d has %d numbers, and row 0 has %d.".formatted(i, rows[i].length, rows[0].length));
            }
            for (float value : rows[i]) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException("Row %d has the number %s.".formatted(i, value));
                }
            }
        }
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            double difference = (double) a[k] - b[k];
            sum += difference * difference;
        }
        return sum;
    }

    /**
     * The probabilities, by one point, of the others (equation 1), whose entropy is the logarithm of the perplexity.
     * Where more of the others are equally near than the perplexity says no such are possible; then those share
     * alike.
     *
     * @param distances squared, from the point to all
     * @param point the index of the point, whose own probability is 0
     */
    static double[] conditional(double[] distances, int point, double perplexity) {
        double nearest = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int j = 0; j < distances.length; j++) {
            if (j != point) {
                nearest = Math.min(nearest, distances[j]);
                sum += distances[j];
            }
        }
        double spread = sum / (distances.length - 1) - nearest;
        double target = StrictMath.log(perplexity);
        double[] probabilities = new double[distances.length];
        // The precision 1 / (2 sigma squared) of the normal distribution about the point; more of it, less entropy.
        double precision = spread > 0 ? 1 / spread : 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            Moments moments = weigh(distances, point, nearest, precision, probabilities);
            double excess = moments.entropy(precision) - target;
            if (Math.abs(excess) < TOLERANCE) {
                break;
            }
            if (excess > 0) {
                low = precision;
            } else {
                high = precision;
            }
            precision = next(precision, excess, moments.variance(), low, high);
        }
        return probabilities;
    }

    /** Newton's step for the logarithm of the precision, by which entropy falls by precision squared times variance. */
    private static double next(double precision, double excess, double variance, double low, double high) {
        double newton = precision * StrictMath.exp(excess / (precision * precision * variance));
        if (newton > low && newton < high && newton < precision * LONGEST_STEP) {
            return newton;
        }
        return Double.isInfinite(high) ? precision * LONGEST_STEP : (low + high) / 2;
    }

    /**
     * What was weighed.
     *
     * @param weight the sum of all weights
     * @param mean of the distances beyond the nearest
     * @param variance of the distances
     */
    private record Moments(double weight, double mean, double variance) {

        double entropy(double precision) {
            return StrictMath.log(weight) + precision * mean;
        }
    }

    /** Writes the probabilities for a precision. Distances count from the nearest on, so that some weight is 1. */
    private static Moments weigh(
            double[] distances, int point, double nearest, double precision, double[] probabilities) {
        double weight = 0;
        double first = 0;
        double second = 0;
        for (int j = 0; j < distances.length; j++) {
            double beyond = distances[j] - nearest;
            double one = j == point ? 0 : StrictMath.exp(-precision * beyond);
            probabilities[j] = one;
            weight += one;
            first += one * beyond;
            second += one * beyond * beyond;
        }
        for (int j = 0; j < distances.length; j++) {
            probabilities[j] /= weight;
        }
        double mean = first / weight;
        return new Moments(weight, mean, second / weight - mean * mean);
    }

    private static int pair(int i, int j, int n) {
        return i * (2 * n - i - 1) / 2 + j - i - 1;
    }

    int points() {
        return points;
    }

    /** p of two different points. */
    double joint(int i, int j) {
        return joint[pair(Math.min(i, j), Math.max(i, j), points)];
    }

    /** The Kullback-Leibler divergence of q from p (equation 2), q being the similarities of places (equation 4). */
    double cost(double[] places) {
        double weights = 0;
        double cost = 0;
        for (int i = 0; i < points; i++) {
            for (int j = i + 1; j < points; j++) {
                weights += 2 * weight(places, i, j);
            }
        }
        for (int i = 0; i < points; i++) {
            for (int j = i + 1; j < points; j++) {
                double p = joint(i, j);
                if (p > 0) {
                    cost += 2 * p * StrictMath.log(p / (weight(places, i, j) / weights));
                }
            }
        }
        return cost;
    }

    private static double weight(double[] places, int i, int j) {
        double x = places[2 * i] - places[2 * j];
        double y = places[2 * i + 1] - places[2 * j + 1];
        return 1 / (1 + x * x + y * y);
    }

    /**
     * The gradient of the cost (equation 5), in one pass over the pairs: the sum that q is divided by is known at its
     * end only, and divides the part that pushes apart as a whole.
     *
     * @param places x and y of each point in turn
     * @param exaggeration what p is multiplied by; 1 for the true gradient
     * @param gradient takes the result
     */
    void gradient(double[] places, double exaggeration, double[] gradient) {
        double[] pushes = new double[places.length];
        Arrays.fill(gradient, 0);
        double weights = 0;
        int pair = 0;
        for (int i = 0; i < points; i++) {
            double xi = places[2 * i];
            double yi = places[2 * i + 1];
            double pullX = 0;
            double pullY = 0;
            double pushX = 0;
            double pushY = 0;
            for (int j = i + 1; j < points; j++, pair++) {
                double x = xi - places[2 * j];
                double y = yi - places[2 * j + 1];
                double weight = 1 / (1 + x * x + y * y);
                weights += 2 * weight;
                double pull = joint[pair] * weight;
                double push = weight * weight;
                pullX += pull * x;
                pullY += pull * y;
                pushX += push * x;
                pushY += push * y;
                gradient[2 * j] -= pull * x;
                gradient[2 * j + 1] -= pull * y;
                pushes[2 * j] -= push * x;
                pushes[2 * j + 1] -= push * y;
            }
            gradient[2 * i] += pullX;
            gradient[2 * i + 1] += pullY;
            pushes[2 * i] += pushX;
            pushes[2 * i + 1] += pushY;
        }
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = 4 * (exaggeration * gradient[k] - pushes[k] / weights);
        }
    }
}
