package counterpoise.runtime.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import counterpoise.api.oversampler.Space;
import counterpoise.runtime.config.Cell;
import counterpoise.runtime.config.Experiment;
import counterpoise.runtime.config.ExperimentOptions;

/**
 * One cell of a sweep with one seed.
 *
 * @param cell the cell it came from
 * @param space where the over-sampler works; empty if it adds nothing anywhere
 * @param stages the keys of its stages
 */
public record Trial(Cell cell, Optional<Space> space, Map<StageKind, String> stages) {

    /** Copies {@code stages}, in the order in which they run. */
    public Trial {
        stages = Collections.unmodifiableMap(new TreeMap<>(stages));
    }

    /** What {@link #architecture()} says where no network is trained. */
    public static final String NO_NETWORK = "none";

    /** Names its folder: {@code dataset-architecture-loss-oversampler-sSEED-HASH8}. */
    public String id() {
        ExperimentOptions options = experiment().options();
        return "%s-%s-%s-%s-s%s-%s"
                .formatted(
                        options.dataset().plugin(),
                        architecture(),
                        loss(),
                        options.oversampler().plugin(),
                        options.seed(),
                        stages.get(StageKind.EVALUATION).substring(0, 8));
    }

    /** This trial, which {@code other} has come to as well: what was swept to no effect is said of neither. */
    Trial standingAlsoFor(Trial other) {
        Map<String, String> common = new LinkedHashMap<>(cell.swept());
        common.entrySet().retainAll(other.cell().swept().entrySet());
        return new Trial(
                new Cell(cell.experiment(), common, cell.origins(), cell.skippedIfInapplicable()), space, stages);
    }

    /** Whether a network is trained or taken up; if not, the dataset brings embeddings of its own. */
    public boolean hasNetwork() {
        return stages.containsKey(StageKind.TRAINING);
    }

    /** The name of its architecture, whatever is configured where it trains none. */
    public String architecture() {
        return hasNetwork() ? experiment().options().architecture().plugin() : NO_NETWORK;
    }

    /** The name of the loss that tells it from others: that of phase 1, or of phase 3 where there is no phase 1. */
    public String loss() {
        ExperimentOptions options = experiment().options();
        return hasNetwork() ? options.loss().plugin() : options.head().loss().plugin();
    }

    /** What it is configured with. */
    public Experiment experiment() {
        return cell.experiment();
    }
}
