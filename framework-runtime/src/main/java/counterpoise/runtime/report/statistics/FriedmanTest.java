package counterpoise.runtime.report.statistics;

import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Whether methods differ at all: Friedman's test in the form of Iman and Davenport (1980). Demsar 2006, section 3.2.2.
 *
 * @param chiSquare Friedman's statistic
 * @param f Iman and Davenport's, distributed as F with k - 1 and (k - 1)(N - 1) degrees of freedom; infinite where all
 *     blocks rank the methods alike
 * @param pValue the probability of an {@code f} so large if the methods did not differ
 */
public record FriedmanTest(double chiSquare, double f, double pValue) {

    /**
     * Tests the methods of {@code blocks}, of which there must be two or more.
     *
     * @throws IllegalArgumentException if there is only one block
     */
    static FriedmanTest of(Blocks blocks) {
        int n = blocks.scores().length;
        int k = blocks.methods().size();
        if (n < 2) {
            throw new IllegalArgumentException("Friedman's test needs at least 2 blocks, not " + n);
        }
        double squares = 0;
        for (double rank : AverageRanks.of(blocks)) {
            squares += rank * rank;
        }
        double chiSquare = 12.0 * n / (k * (k + 1)) * (squares - k * (k + 1) * (k + 1) / 4.0);
        double rest = n * (k - 1) - chiSquare;
        // Not below zero by rounding alone, where all blocks agree.
        double f = rest <= 1e-9 ? Double.POSITIVE_INFINITY : (n - 1) * chiSquare / rest;
        double pValue = Double.isInfinite(f)
                ? 0
                : FDistribution.of(k - 1, (double) (k - 1) * (n - 1)).survivalProbability(Math.max(0, f));
        return new FriedmanTest(chiSquare, f, pValue);
    }
}
