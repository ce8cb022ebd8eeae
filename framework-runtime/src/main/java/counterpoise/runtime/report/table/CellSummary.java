package counterpoise.runtime.report.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The finished trials of one cell, its seeds taken together.
 *
 * @param cell what tells it from other cells: column by value
 * @param trials one a seed
 */
public record CellSummary(Map<String, String> cell, List<TrialRow> trials) {

    /** Copies the list. */
    public CellSummary {
        trials = List.copyOf(trials);
    }

    /** The cells of {@code trials}, in their order; those with no finished trial are left out. */
    public static List<CellSummary> of(Collection<TrialRow> trials) {
        Map<Map<String, String>, List<TrialRow>> cells = new LinkedHashMap<>();
        for (TrialRow trial : trials) {
            if (trial.status() == TrialRow.Status.DONE) {
                cells.computeIfAbsent(trial.cell(), cell -> new ArrayList<>()).add(trial);
            }
        }
        return cells.entrySet().stream()
                .map(entry -> new CellSummary(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The mean of a metric over the seeds, to twelve decimals: equal ones are equal. NaN if a seed lacks it. */
    public double mean(String metric) {
        return Numbers.comparable(trials.stream()
                .mapToDouble(trial -> trial.metrics().getOrDefault(metric, Double.NaN))
                .average()
                .orElse(Double.NaN));
    }

    /** The standard deviation over the seeds, of a sample (n - 1); NaN for one seed. */
    public double deviation(String metric) {
        double mean = mean(metric);
        double squares = trials.stream()
                .mapToDouble(trial -> trial.metrics().getOrDefault(metric, Double.NaN))
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return trials.size() < 2 ? Double.NaN : Math.sqrt(squares / (trials.size() - 1));
    }

    /** Mean and deviation as tables show them: {@code .7256 ± .0123}. */
    public String shown(String metric) {
        return ScoreText.of(mean(metric)) + ScoreText.spread(deviation(metric));
    }
}
