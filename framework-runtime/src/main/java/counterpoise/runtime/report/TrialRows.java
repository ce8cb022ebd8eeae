package counterpoise.runtime.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import counterpoise.runtime.config.ExperimentOptions;
import counterpoise.runtime.report.table.TrialRow;

/** Makes the rows of trials. */
public final class TrialRows {

    /** Swept paths that have a column of their own, under another name. */
    private static final Set<String> WITH_COLUMN = Set.of(
            "dataset.plugin",
            "architecture.plugin",
            "loss.plugin",
            "oversampler.plugin",
            "oversampler.space",
            "selection",
            "seed");

    private TrialRows() {}

    /** One row a trial, all with the same columns. */
    public static List<TrialRow> of(Collection<TrialResult> trials) {
        Set<String> swept = new LinkedHashSet<>();
        trials.forEach(trial -> swept.addAll(trial.cell().swept().keySet()));
        swept.removeAll(WITH_COLUMN);
        return trials.stream().map(trial -> row(trial, swept)).toList();
    }

    private static TrialRow row(TrialResult trial, Collection<String> sweptPaths) {
        ExperimentOptions options = trial.options();
        Map<String, String> cell = new LinkedHashMap<>();
        cell.put("dataset", options.dataset().plugin());
        cell.put(TrialRow.ARCHITECTURE, trial.architecture());
        cell.put("loss", trial.loss());
        cell.put("oversampler", options.oversampler().plugin());
        cell.put("space", trial.space());
        sweptPaths.forEach(path -> cell.put(path, trial.cell().swept().getOrDefault(path, "")));
        cell.put(TrialRow.SELECTION, options.selection().label());
        return new TrialRow(
                trial.id(), trial.status(), cell, String.valueOf(options.seed()), trial.metrics(), trial.figures());
    }
}
