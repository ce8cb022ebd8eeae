package counterpoise.runtime.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden numbers: the worked examples of Demsar 2006, sections 3.1.3 and 3.2.2, tables 2, 5 and 6. */
class ComparisonTest {

    /**
     * Table 6: AUC of C4.5, C4.5+m, C4.5+cf, C4.5+m+cf on 14 data sets. For the last but one the table prints .975
     * twice, but ranks the third method before the fourth, as its unrounded numbers had it.
     */
    private static final double[][] DEMSAR = {
        {.763, .768, .771, .798},
        {.599, .591, .590, .569},
        {.954, .971, .968, .967},
        {.628, .661, .654, .657},
        {.882, .888, .886, .898},
        {.936, .931, .916, .931},
        {.661, .668, .609, .685},
        {.583, .583, .563, .625},
        {.775, .838, .866, .875},
        {1.000, 1.000, 1.000, 1.000},
        {.940, .962, .965, .962},
        {.619, .666, .614, .669},
        {.972, .981, .9751, .975},
        {.957, .978, .946, .970}
    };

    private static final Blocks EXAMPLE = blocks(DEMSAR, "C4.5", "C4.5+m", "C4.5+cf", "C4.5+m+cf");

    @Test
    void averageRanksAreThoseOfDemsarsTable6() {
        assertThat(AverageRanks.of(EXAMPLE)).containsExactly(new double[] {3.143, 2.000, 2.893, 1.964}, within(0.0005));
    }

    @Test
    void friedmansTestIsDemsars() {
        FriedmanTest test = FriedmanTest.of(EXAMPLE);

        assertThat(test.chiSquare()).isCloseTo(9.28, within(0.005));
        assertThat(test.f()).isCloseTo(3.69, within(0.005));
        // The critical value of F(3, 39) for 0.05 is 2.85, for 0.01 it is 4.33.
        assertThat(test.pValue()).isBetween(0.01, 0.05);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1.960, 1.645",
        "3, 2.343, 2.052",
        "4, 2.569, 2.291",
        "5, 2.728, 2.459",
        "6, 2.850, 2.589",
        "7, 2.949, 2.693",
        "8, 3.031, 2.780",
        "9, 3.102, 2.855",
        "10, 3.164, 2.920"
    })
    void criticalValuesOfNemenyisTestAreThoseOfDemsarsTable5(int methods, double at5Percent, double at10Percent) {
        assertThat(NemenyiTest.criticalValue(methods, 0.05)).isCloseTo(at5Percent, within(0.001));
        assertThat(NemenyiTest.criticalValue(methods, 0.10)).isCloseTo(at10Percent, within(0.001));
    }

    @Test
    void criticalDifferencesAreDemsars() {
        assertThat(NemenyiTest.criticalDifference(4, 14, 0.05)).isCloseTo(1.25, within(0.005));
        assertThat(NemenyiTest.criticalDifference(4, 14, 0.10)).isCloseTo(1.12, within(0.005));
    }

    @Test
    void comparesPairsByWinsAndSignedRanks() {
        PairedComparison pair = PairedComparison.ofAllPairs(EXAMPLE).get(0);

        // Table 2 has C4.5+m better on 10, worse on 2 and equal on 2. Its rank sums, 93 and 12, hold the ranks of the
        // two equal pairs, 1.5 each, which Pratt's form leaves out: (10.5 - 91.5) / 102.
        assertThat(pair.first()).isEqualTo("C4.5");
        assertThat(List.of(pair.wins(), pair.ties(), pair.losses())).containsExactly(2, 2, 10);
        assertThat(pair.effect()).isCloseTo(-81.0 / 102, within(1e-12));
        // Demsar's z is -2.54, p = 0.011.
        assertThat(pair.pValue()).isCloseTo(0.011, within(0.002));
    }

    @Test
    void wilcoxonsTestIsExactForFewBlocksWithoutTies() {
        // All six differences positive and distinct: 2 of 2^6 sign patterns are as extreme.
        double[][] scores = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> new double[] {0.5 + 0.01 * i, 0.5})
                .toArray(double[][]::new);

        PairedComparison pair =
                PairedComparison.ofAllPairs(blocks(scores, "a", "b")).get(0);

        assertThat(pair.pValue()).isCloseTo(2 / 64.0, within(1e-9));
        assertThat(pair.adjusted()).isEqualTo(pair.pValue());
        assertThat(pair.effect()).isEqualTo(1);
    }

    @Test
    void adjustsPValuesAfterHolm() {
        List<PairedComparison> pairs = PairedComparison.ofAllPairs(EXAMPLE);
        double[] ascending =
                pairs.stream().mapToDouble(PairedComparison::pValue).sorted().toArray();

        // The smallest of six by six; the next by five, but never below the one before.
        double first = Math.min(1, 6 * ascending[0]);
        double second = Math.max(first, Math.min(1, 5 * ascending[1]));
        assertThat(pairs.stream()
                        .mapToDouble(PairedComparison::adjusted)
                        .sorted()
                        .toArray())
                .startsWith(first, second);
    }

    @Test
    void claimsWhatTheTestsSupport() {
        // c beats b beats a on ten blocks.
        double[][] scores = IntStream.range(0, 10)
                .mapToObj(i -> new double[] {0.5 + 0.013 * i, 0.6 + 0.011 * i * i, 0.7 + 0.012 * i * i + 0.001 * i})
                .toArray(double[][]::new);

        Comparison comparison = Comparison.of(blocks(scores, "a", "b", "c"));

        assertThat(comparison.byRank()).containsExactly("c", "b", "a");
        assertThat(comparison.differ()).isTrue();
        assertThat(comparison.friedman().orElseThrow().f()).isInfinite();
        assertThat(comparison.inWords())
                .isEqualTo(
                        "3 methods were compared on 10 blocks (each a data set). On average c ranks best (1.00 of 3)."
                                + " Friedman's test (in Iman and Davenport's form, p < 0.001) says that the methods differ."
                                + " By Wilcoxon's test, adjusted after Holm: b is better than a (p = 0.006, 10 wins to 0);"
                                + " c is better than a (p = 0.006, 10 wins to 0); c is better than b (p = 0.006, 10 wins to 0).");
    }

    @Test
    void claimsNothingOnFewBlocks() {
        double[][] four = Arrays.copyOf(DEMSAR, 4);

        Comparison comparison = Comparison.of(blocks(four, "a", "b", "c", "d"));

        assertThat(comparison.differ()).isFalse();
        assertThat(comparison.inWords())
                .contains("4 blocks are too few for a claim")
                .contains("p-value of 0.13")
                .doesNotContain("better than");
    }

    @Test
    void claimsNothingOfOneBlock() {
        Comparison comparison = Comparison.of(blocks(new double[][] {{0.5, 0.7}}, "a", "b"));

        assertThat(comparison.pairs()).isEmpty();
        assertThat(comparison.inWords()).contains("1 block (each a data set)").contains("nothing is claimed");
    }

    @Test
    void findsNoDifferenceBetweenEqualMethods() {
        double[][] equal = IntStream.range(0, 8)
                .mapToObj(i -> new double[] {0.1 * i, 0.1 * i})
                .toArray(double[][]::new);

        Comparison comparison = Comparison.of(blocks(equal, "a", "b"));

        assertThat(comparison.friedman().orElseThrow().pValue()).isEqualTo(1);
        assertThat(comparison.pairs().get(0).pValue()).isEqualTo(1);
        assertThat(comparison.pairs().get(0).effect()).isZero();
        assertThat(comparison.inWords()).contains("finds no difference").endsWith("about single pairs.");
    }

    @Test
    void refusesBlocksWithoutAllScores() {
        assertThatThrownBy(() -> blocks(new double[][] {{0.5, Double.NaN}}, "a", "b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> blocks(new double[][] {{0.5}}, "a", "b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> blocks(new double[][] {{0.5}}, "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhichBlocksWereLeftOut() {
        Blocks blocks =
                new Blocks("loss", List.of("a", "b"), List.of("x"), new double[][] {{0.5, 0.7}}, List.of("ce", "asl"));

        assertThat(Comparison.of(blocks).inWords())
                .contains("on 1 block (each a loss). Left out, as not all methods have a score there: ce; asl. ");
    }

    @Test
    void callsNoneTheBestOfEquals() {
        double[][] equal = {{0.5, 0.5, 0.5}, {0.6, 0.6, 0.6}};
        double[][] twoEqual = {{0.5, 0.5, 0.4}, {0.6, 0.6, 0.5}};

        assertThat(Comparison.of(blocks(equal, "a", "b", "c")).inWords()).contains("On average all rank alike.");
        assertThat(Comparison.of(blocks(twoEqual, "a", "b", "c")).inWords())
                .contains("On average a and b rank best (1.50 of 3).");
    }

    @Test
    void saysWhereBlocksAreTooFewForSoManyPairs() {
        // The last wins on all of 7 blocks, yet 10 times 2 / 2^7 is more than 0.05.
        double[][] scores = IntStream.range(0, 7)
                .mapToObj(i -> new double[] {
                    0.5 + 0.001 * i, 0.51 + 0.002 * i, 0.52 + 0.003 * i * i, 0.53 + 0.004 * i, 0.6 + 0.005 * i * i
                })
                .toArray(double[][]::new);

        assertThat(Comparison.of(blocks(scores, "a", "b", "c", "d", "e")).inWords())
                .endsWith("adjusted after Holm, and none of 10 pairs could on so few blocks.");
    }

    /**
     * The depression scale of nine patients at two visits: Hollander and Wolfe, "Nonparametric Statistical Methods",
     * 1973, table 3.1. The statistic is 40 of 45, the two-sided p-value 0.0391.
     */
    @Test
    void wilcoxonsTestIsHollanderAndWolfes() {
        double[] first = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] second = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        double[][] scores = IntStream.range(0, first.length)
                .mapToObj(i -> new double[] {first[i], second[i]})
                .toArray(double[][]::new);

        PairedComparison pair =
                PairedComparison.ofAllPairs(blocks(scores, "first", "second")).get(0);

        assertThat(pair.pValue()).isCloseTo(0.0391, within(0.00005));
        assertThat(pair.effect()).isCloseTo((40 - 5) / 45.0, within(1e-12));
        assertThat(List.of(pair.wins(), pair.ties(), pair.losses())).containsExactly(7, 0, 2);
    }

    private static Blocks blocks(double[][] scores, String... methods) {
        List<String> names =
                IntStream.range(0, scores.length).mapToObj(i -> "block " + i).toList();
        return new Blocks("data set", List.of(methods), names, scores, List.of());
    }
}
