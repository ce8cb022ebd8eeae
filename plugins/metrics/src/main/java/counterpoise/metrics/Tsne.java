package counterpoise.metrics;

import java.util.Arrays;

/**
 * Exact t-SNE into two dimensions (van der Maaten and Hinton, "Visualizing Data using t-SNE", 2008). Time and memory
 * grow with the square of the number of points; 2,000 take seconds and 16 MB.
 *
 * <p>As in that paper: momentum 0.5, later 0.8, a gain for each coordinate, and a start of variance 0.0001. As has
 * become usual since: a start from the principal components, which keeps the large distances that t-SNE forgets and
 * needs no random numbers (Kobak and Berens, "The art of using t-SNE for single-cell transcriptomics", 2019),
 * similarities 12 times as large at first (van der Maaten, "Accelerating t-SNE using Tree-Based Algorithms", 2014), and
 * a step size that grows with the number of points (Belkina et al., "Automated optimized parameters for t-distributed
 * stochastic neighbor embedding", 2019).
 *
 * <p>Same rows in the same order give the same bits on every machine.
 */
final class Tsne {

    private static final double USUAL_PERPLEXITY = 30;

    /** How much larger a perplexity the number of points should be, at the least. */
    private static final double POINTS_PER_NEIGHBOUR = 3;

    /** The part of the iterations at first that has larger similarities, and at most so many. */
    private static final double EARLY_PART = 0.25;

    private static final int MOST_EARLY = 250;
    private static final double EXAGGERATION = 12;
    private static final double EARLY_MOMENTUM = 0.5;
    private static final double LATE_MOMENTUM = 0.8;
    private static final double LEAST_STEP = 50;

    /** Belkina et al. reckon the step for the gradient without its factor of 4. */
    private static final double GRADIENT_FACTOR = 4;

    private static final double START_DEVIATION = 1e-2;
    private static final double GAIN_STEP = 0.2;
    private static final double GAIN_DECAY = 0.8;
    private static final double LEAST_GAIN = 0.01;

    private Tsne() {}

    /** The perplexity to take for so many points: 30, or a third of the others where they are few. */
    static double perplexity(int points) {
        return Math.min(USUAL_PERPLEXITY, (points - 1) / POINTS_PER_NEIGHBOUR);
    }

    /**
     * Places in the plane, x and y of each row, near one another where rows are alike.
     *
     * @param rows of the same length, of finite numbers
     * @param perplexity how many neighbours a point has, as it were: more than 1 and less than there are other points
     * @param iterations of gradient descent; usually 1,000
     * @throws IllegalArgumentException for a perplexity that so many points cannot have, and for rows of different
     *     lengths or of numbers that are not finite
     */
    static double[][] embed(float[][] rows, double perplexity, int iterations) {
        Similarities similarities = Similarities.of(rows, perplexity);
        double[] places = PrincipalPlane.of(rows, START_DEVIATION);
        descend(similarities, places, iterations);
        double[][] pairs = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            pairs[i] = Arrays.copyOfRange(places, 2 * i, 2 * i + 2);
        }
        return pairs;
    }

    private static void descend(Similarities similarities, double[] places, int iterations) {
        double step = Math.max(LEAST_STEP, similarities.points() / EXAGGERATION / GRADIENT_FACTOR);
        int early = (int) Math.min(MOST_EARLY, EARLY_PART * iterations);
        double[] gradient = new double[places.length];
        double[] change = new double[places.length];
        double[] gains = new double[places.length];
        Arrays.fill(gains, 1);
        for (int iteration = 0; iteration < iterations; iteration++) {
            similarities.gradient(places, iteration < early ? EXAGGERATION : 1, gradient);
            double momentum = iteration < early ? EARLY_MOMENTUM : LATE_MOMENTUM;
            for (int k = 0; k < places.length; k++) {
                // Going on the same way, the change is against the gradient.
                boolean onwards = gradient[k] > 0 != change[k] > 0;
                gains[k] = onwards ? gains[k] + GAIN_STEP : Math.max(LEAST_GAIN, gains[k] * GAIN_DECAY);
                change[k] = momentum * change[k] - step * gains[k] * gradient[k];
                places[k] += change[k];
            }
            centre(places);
        }
    }

    private static void centre(double[] places) {
        for (int axis = 0; axis < 2; axis++) {
            double sum = 0;
            for (int k = axis; k < places.length; k += 2) {
                sum += places[k];
            }
            double mean = sum / (places.length / 2);
            for (int k = axis; k < places.length; k += 2) {
                places[k] -= mean;
            }
        }
    }
}
