package counterpoise.runtime.report.statistics;

import java.util.Arrays;

import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/** The ranks of methods, averaged over the blocks: 1 for the best; equal scores share their ranks. */
final class AverageRanks {

    private AverageRanks() {}

    static double[] of(Blocks blocks) {
        NaturalRanking ranking = new NaturalRanking(TiesStrategy.AVERAGE);
        int methods = blocks.methods().size();
        double[] sums = new double[methods];
        for (double[] row : blocks.scores()) {
            double[] ranks =
                    ranking.apply(Arrays.stream(row).map(score -> -score).toArray());
            for (int method = 0; method < methods; method++) {
                sums[method] += ranks[method];
            }
        }
        return Arrays.stream(sums).map(sum -> sum / blocks.scores().length).toArray();
    }
}
