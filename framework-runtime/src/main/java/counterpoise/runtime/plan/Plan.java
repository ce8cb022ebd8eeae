package counterpoise.runtime.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import counterpoise.runtime.config.Cell;

/**
 * What has to be done for a sweep.
 *
 * @param trials in the order of the sweep
 * @param stages all distinct stages by key, every one after those it reads
 * @param skipped cells that cannot run
 */
public record Plan(List<Trial> trials, Map<String, Stage> stages, List<SkippedCell> skipped) {

    /** Copies everything, order kept. */
    public Plan {
        trials = List.copyOf(trials);
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        skipped = List.copyOf(skipped);
    }

    /**
     * A cell that cannot run on this machine.
     *
     * @param cell the cell
     * @param reason a sentence for the user
     * @param dataMissing whether it could run if its data were there
     */
    public record SkippedCell(Cell cell, String reason, boolean dataMissing) {}
}
