package counterpoise.runtime.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import counterpoise.runtime.config.Cell;
import counterpoise.runtime.config.ExperimentOptions;
import counterpoise.runtime.execute.Failure;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.report.table.TrialRow;

/**
 * How one trial ended.
 *
 * @param id names the trial
 * @param status how it ended
 * @param cell what it was configured with
 * @param architecture the network's; {@code none} where the dataset brings embeddings of its own
 * @param loss what trains the network, or the head where there is no network
 * @param space where the over-sampler worked: {@code pixel}, {@code batch}, {@code embedding} or {@code none}
 * @param metrics the metrics that are one number, by name, in the order of the configuration; empty unless done
 * @param figures the other columns, by name; what does not apply is missing
 * @param stages what is stored of each of its stages
 * @param failure why it failed
 */
public record TrialResult(
        String id,
        TrialRow.Status status,
        Cell cell,
        String architecture,
        String loss,
        String space,
        Map<String, Double> metrics,
        Map<String, String> figures,
        Map<StageKind, StageResult> stages,
        Optional<Failure> failure) {

    /** Copies the maps, order kept. */
    public TrialResult {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    }

    /** The runtime's options of the trial. */
    public ExperimentOptions options() {
        return cell.experiment().options();
    }
}
