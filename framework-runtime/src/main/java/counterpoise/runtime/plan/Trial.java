package counterpoise.runtime.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import counterpoise.api.oversampler.Space;
import counterpoise.runtime.config.Cell;
import counterpoise.runtime.config.Experiment;

/**
 * One cell of a sweep with one seed.
 *
 * @param id names its folder: {@code dataset-architecture-loss-oversampler-sSEED-HASH8}
 * @param cell the cell it came from
 * @param space where the over-sampler works; empty if it adds nothing anywhere
 * @param stages the keys of its stages
 */
public record Trial(String id, Cell cell, Optional<Space> space, Map<StageKind, String> stages) {

    /** Copies {@code stages}, in the order in which they run. */
    public Trial {
        stages = Collections.unmodifiableMap(new TreeMap<>(stages));
    }

    /** This trial, which {@code other} has come to as well: what was swept to no effect is said of neither. */
    Trial standingAlsoFor(Trial other) {
        Map<String, String> common = new LinkedHashMap<>(cell.swept());
        common.entrySet().retainAll(other.cell().swept().entrySet());
        return new Trial(
                id, new Cell(cell.experiment(), common, cell.origins(), cell.skippedIfInapplicable()), space, stages);
    }

    /** What it is configured with. */
    public Experiment experiment() {
        return cell.experiment();
    }
}
