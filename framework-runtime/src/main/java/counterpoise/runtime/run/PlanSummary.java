package counterpoise.runtime.run;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

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
 * @param bytesToCome what the others will take, judged by stored ones of their kind; empty if a kind has none
 * @param secondsToCome how long the others will take one after the other, judged likewise
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
        OptionalDouble bytesToCome,
        OptionalDouble secondsToCome,
        List<String> withoutNetwork,
        List<String> skipped) {}
