package counterpoise.runtime.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import counterpoise.runtime.config.ExperimentOptions;

/** The columns that say what a trial is. */
final class Columns {

    static final String SEED = "seed";
    static final String ARCHITECTURE = "architecture";

    /** Swept paths that have a column of their own, under another name. */
    private static final Set<String> WITH_COLUMN = Set.of(
            "dataset.plugin",
            "architecture.plugin",
            "loss.plugin",
            "oversampler.plugin",
            "oversampler.space",
            "selection",
            SEED);

    private Columns() {}

    /** The swept paths that need a column, over all trials, in the order of the sweep. */
    static List<String> swept(Collection<TrialResult> trials) {
        Set<String> paths = new LinkedHashSet<>();
        trials.forEach(trial -> paths.addAll(trial.cell().swept().keySet()));
        paths.removeAll(WITH_COLUMN);
        return List.copyOf(paths);
    }

    /** The metrics, over all trials, in the order of the first that has them. */
    static List<String> metrics(Collection<TrialResult> trials) {
        Set<String> names = new LinkedHashSet<>();
        trials.forEach(trial -> names.addAll(trial.metrics().keySet()));
        return List.copyOf(names);
    }

    /** What tells the cell of a trial from others, the seed left out: column by value. */
    static Map<String, String> cell(TrialResult trial, List<String> sweptPaths) {
        ExperimentOptions options = trial.options();
        Map<String, String> cell = new LinkedHashMap<>();
        cell.put("dataset", options.dataset().plugin());
        cell.put(ARCHITECTURE, trial.architecture());
        cell.put("loss", trial.loss());
        cell.put("oversampler", options.oversampler().plugin());
        cell.put("space", trial.space());
        sweptPaths.forEach(path -> cell.put(path, trial.cell().swept().getOrDefault(path, "")));
        cell.put("selection", options.selection().label());
        return cell;
    }
}
