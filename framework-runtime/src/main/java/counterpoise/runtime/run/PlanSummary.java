package counterpoise.runtime.run;

import java.util.Map;

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
 */
public record PlanSummary(
        int cells, int trials, Map<StageKind, Integer> stages, Map<StageKind, Integer> done, boolean dataKnown) {}
