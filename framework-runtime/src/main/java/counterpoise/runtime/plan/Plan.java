package counterpoise.runtime.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import counterpoise.runtime.config.Cell;
import counterpoise.runtime.config.ExperimentOptions;
import counterpoise.runtime.store.Sha256;

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
    public record SkippedCell(Cell cell, String reason, boolean dataMissing) {

        /** Tells it from every other cell of its sweep, in the manner of {@link Trial#id()}; it has no folder. */
        public String id() {
            ExperimentOptions options = cell.experiment().options();
            return "%s-%s-%s-%s-s%s-%s"
                    .formatted(
                            options.dataset().plugin(),
                            options.architecture().plugin(),
                            options.loss().plugin(),
                            options.oversampler().plugin(),
                            options.seed(),
                            Sha256.ofText(cell.swept().toString()).substring(0, 8));
        }
    }
}
