package counterpoise.runtime.report.table;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import counterpoise.runtime.report.statistics.Blocks;

/**
 * The scores of over-samplers on the same blocks, as tests by ranks need them: a block is a row of the
 * {@link ScoreTable} (its seeds averaged) or, where there is one row only, a seed.
 */
public final class MethodBlocks {

    private MethodBlocks() {}

    /**
     * The blocks on which every over-sampler has a score.
     *
     * @param trials of one selection
     * @return empty if there are fewer than two over-samplers, or no such block
     */
    public static Optional<Blocks> of(Collection<TrialRow> trials, String metric) {
        List<CellSummary> cells = CellSummary.of(trials);
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        CellGrid grid = CellGrid.of(cells);
        Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
        Map<String, Map<String, Double>> seeds = new LinkedHashMap<>();
        grid.rows()
                .forEach((labels, byGroup) -> byGroup.forEach((group, cell) -> {
                    rows.computeIfAbsent(String.join(", ", labels), name -> new LinkedHashMap<>())
                            .put(group, cell.mean(metric));
                    cell.trials().forEach(trial -> seeds.computeIfAbsent(trial.seed(), name -> new LinkedHashMap<>())
                            .put(group, Numbers.comparable(trial.metrics().getOrDefault(metric, Double.NaN))));
                }));
        return rows.size() > 1
                ? complete(String.join(" and ", grid.rowHeader()), grid.groups(), rows)
                : complete("seed", grid.groups(), seeds);
    }

    private static Optional<Blocks> complete(
            String kind, List<String> methods, Map<String, Map<String, Double>> scores) {
        List<String> blocks = scores.entrySet().stream()
                .filter(block -> methods.stream().noneMatch(method -> block.getValue()
                        .getOrDefault(method, Double.NaN)
                        .isNaN()))
                .map(Map.Entry::getKey)
                .toList();
        if (methods.size() < 2 || blocks.isEmpty()) {
            return Optional.empty();
        }
        List<String> leftOut =
                scores.keySet().stream().filter(name -> !blocks.contains(name)).toList();
        double[][] values = blocks.stream()
                .map(block ->
                        methods.stream().mapToDouble(scores.get(block)::get).toArray())
                .toArray(double[][]::new);
        return Optional.of(new Blocks(kind, methods, blocks, values, leftOut));
    }
}
