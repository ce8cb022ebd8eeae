package counterpoise.runtime.report.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The critical difference of Nemenyi's test: two methods whose average ranks differ by at least so much differ
 * significantly. Demsar 2006, section 3.2.2: {@code CD = q sqrt(k (k + 1) / (6 N))}, where {@code q} is the quantile of
 * the studentized range of k normal variables, divided by the root of 2.
 */
final class NemenyiTest {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Beyond it the normal density is below 1e-15. */
    private static final double BOUND = 8.5;

    private static final int STEPS = 1000;

    private NemenyiTest() {}

    static double criticalDifference(int methods, int blocks, double significance) {
        return criticalValue(methods, significance) * Math.sqrt(methods * (methods + 1) / (6.0 * blocks));
    }

    /** The value {@code q} of Demsar's table 5. */
    static double criticalValue(int methods, double significance) {
        double low = 0;
        double high = 20;
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            if (rangeExceeds(middle, methods) > significance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high / Math.sqrt(2);
    }

    /**
     * The probability that the range of {@code count} standard normal variables exceeds {@code range}: one less
     * {@code count} times the integral of {@code phi(z) (Phi(z) - Phi(z - range))^(count - 1)}, by Simpson's rule.
     */
    private static double rangeExceeds(double range, int count) {
        double width = 2 * (BOUND + range) / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double z = -BOUND - range + i * width;
            double inside = NORMAL.cumulativeProbability(z) - NORMAL.cumulativeProbability(z - range);
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * NORMAL.density(z) * Math.pow(inside, count - 1);
        }
        return 1 - count * sum * width / 3;
    }
}
