package counterpoise.runtime.run;

import java.util.List;
import java.util.Map;
import java.util.Set;

import counterpoise.runtime.plan.StageKind;

/**
 * What a plan comes to.
 *
 * @param cells cells of the sweep
 * @param trials distinct trials
 * @param stages by kind, how many distinct stages there are
 * @param done by kind, how many of them are stored
 * @param dataKnown whether all data are known, by declared checksums or from an earlier run; if not, nor is what is
 *     done
 * @param storedBytes what the stored ones take
 * @param workers how many will work on the others at once
 * @param bytesToCome what the others will take, judged by ones that were measured
 * @param secondsToCome how long the others will take one after the other, judged likewise
 * @param elapsedToCome how long they will take with all workers, at least
 * @param withoutNetwork the datasets that bring embeddings of their own, so that no network is trained on them
 * @param skipped why cells cannot run, each reason once
 */
public record PlanSummary(
        int cells,
        int trials,
        Map<StageKind, Integer> stages,
        Map<StageKind, Integer> done,
        boolean dataKnown,
        long storedBytes,
        int workers,
        Estimate bytesToCome,
        Estimate secondsToCome,
        Estimate elapsedToCome,
        List<String> withoutNetwork,
        List<String> skipped) {

    /**
     * A sum over stages.
     *
     * @param value of those of which something is known
     * @param unknown the kinds of which nothing like it was ever measured; they are left out
     */
    public record Estimate(double value, Set<StageKind> unknown) {

        /** Whether there is nothing left to estimate. */
        public boolean isNothing() {
            return value == 0 && unknown.isEmpty();
        }

        /** Whether anything is known. */
        public boolean isKnown() {
            return value > 0;
        }
    }
}
