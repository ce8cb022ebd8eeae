package counterpoise.runtime.report.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * Two methods side by side.
 *
 * @param first a method
 * @param second another
 * @param wins the blocks on which the first is better
 * @param ties on which both are equal
 * @param losses on which the second is better
 * @param pValue of Wilcoxon's signed-rank test, two-sided
 * @param adjusted the same by Holm's procedure, for all pairs that are compared together
 * @param effect the matched-pairs rank-biserial correlation, from -1 (the second always better) to 1 (the first):
 *     {@code (R+ - R-) / (R+ + R-)}. Kerby, "The simple difference formula", 2014
 */
public record PairedComparison(
        String first, String second, int wins, int ties, int losses, double pValue, double adjusted, double effect) {

    /** All pairs of methods, in their order, their p-values adjusted together. */
    static List<PairedComparison> ofAllPairs(Blocks blocks) {
        List<PairedComparison> pairs = new ArrayList<>();
        for (int first = 0; first < blocks.methods().size(); first++) {
            for (int second = first + 1; second < blocks.methods().size(); second++) {
                pairs.add(of(blocks, first, second));
            }
        }
        return adjusted(pairs);
    }

    private static PairedComparison of(Blocks blocks, int first, int second) {
        double[] a = blocks.of(first);
        double[] b = blocks.of(second);
        double[] differences = new double[a.length];
        int wins = 0;
        int losses = 0;
        for (int block = 0; block < a.length; block++) {
            differences[block] = a[block] - b[block];
            wins += a[block] > b[block] ? 1 : 0;
            losses += a[block] < b[block] ? 1 : 0;
        }
        boolean equal = wins + losses == 0;
        // The test has nothing to go by where all differences are zero.
        double pValue = equal
                ? 1
                : WilcoxonSignedRankTest.withDefaults().test(differences).getPValue();
        return new PairedComparison(
                blocks.methods().get(first),
                blocks.methods().get(second),
                wins,
                a.length - wins - losses,
                losses,
                pValue,
                pValue,
                equal ? 0 : effect(differences));
    }

    /** Equal pairs count for neither, and are ranked with the others (Pratt 1959), as the test does. */
    private static double effect(double[] differences) {
        double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE)
                .apply(Arrays.stream(differences).map(Math::abs).toArray());
        double positive = 0;
        double negative = 0;
        for (int i = 0; i < ranks.length; i++) {
            positive += differences[i] > 0 ? ranks[i] : 0;
            negative += differences[i] < 0 ? ranks[i] : 0;
        }
        return (positive - negative) / (positive + negative);
    }

    /** Holm's step-down procedure (1979): the i-th smallest of m is multiplied by m - i + 1, and none is below it. */
    private static List<PairedComparison> adjusted(List<PairedComparison> pairs) {
        List<Integer> ascending = IntStream.range(0, pairs.size())
                .boxed()
                .sorted(Comparator.comparingDouble(pair -> pairs.get(pair).pValue()))
                .toList();
        PairedComparison[] adjusted = new PairedComparison[pairs.size()];
        double least = 0;
        for (int i = 0; i < ascending.size(); i++) {
            PairedComparison pair = pairs.get(ascending.get(i));
            least = Math.max(least, Math.min(1, pair.pValue() * (ascending.size() - i)));
            adjusted[ascending.get(i)] = pair.withAdjusted(least);
        }
        return List.of(adjusted);
    }

    private PairedComparison withAdjusted(double value) {
        return new PairedComparison(first, second, wins, ties, losses, pValue, value, effect);
    }
}
