package counterpoise.runtime.report.gallery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

import counterpoise.runtime.report.figures.Axis;
import counterpoise.runtime.report.figures.CaptionedFigure;
import counterpoise.runtime.report.figures.Line;
import counterpoise.runtime.report.figures.LineChart;
import counterpoise.runtime.report.figures.Mark;
import counterpoise.runtime.report.table.CellSummary;

/** What a swept number, such as the neighbours of an over-sampler, does to the score: a figure for each such path. */
final class OptionSweeps {

    /** Of fewer values a table says as much. */
    private static final int LEAST_VALUES = 3;

    /** Values that span a larger ratio lie on a logarithmic axis. */
    private static final double WIDE = 20;

    private OptionSweeps() {}

    static List<CaptionedFigure> of(Selected selected) {
        List<CaptionedFigure> figures = new ArrayList<>();
        if (selected.score().isPresent()) {
            for (String path : selected.trials().get(0).sweptPaths()) {
                figure(path, selected, selected.score().get()).ifPresent(figures::add);
            }
        }
        return figures;
    }

    private static Optional<CaptionedFigure> figure(String path, Selected selected, String score) {
        Map<Map<String, String>, List<CellSummary>> series = new LinkedHashMap<>();
        Set<Double> values = new TreeSet<>();
        for (CellSummary cell : selected.cells()) {
            OptionalDouble value = number(cell.cell().get(path));
            if (value.isPresent()) {
                Map<String, String> others = new LinkedHashMap<>(cell.cell());
                others.remove(path);
                series.computeIfAbsent(others, none -> new ArrayList<>()).add(cell);
                values.add(value.getAsDouble());
            }
        }
        series.values().removeIf(cells -> cells.size() < 2);
        if (values.size() < LEAST_VALUES || series.isEmpty()) {
            return Optional.empty();
        }
        List<Line> lines = lines(path, series, score);
        List<Line> drawn = lines.size() <= Selected.MOST_GROUPS ? lines : lines.subList(0, Selected.MOST_GROUPS);
        String what = "The score %s for each value of %s.".formatted(score, path);
        LineChart chart = new LineChart(
                "Score %s by %s".formatted(score, path),
                what,
                isWide(values) ? Axis.logarithmic(path) : Axis.linear(path),
                Axis.linear(score),
                Optional.empty(),
                drawn);
        String caption = Captions.of(
                what,
                path.equals("oversampler.eos.k") ? Captions.paper("Table IV") : "",
                Captions.seeds(
                        series.values().stream()
                                .flatMap(List::stream)
                                .map(cell -> cell.trials().size())
                                .toList(),
                        "bands"),
                selected.choice(),
                selected.weights(),
                drawn.size() < lines.size()
                        ? "Of %d lines the first %d are drawn.".formatted(lines.size(), drawn.size())
                        : "");
        return Optional.of(new CaptionedFigure("sweep-" + Selected.slug(path), chart, caption));
    }

    private static List<Line> lines(String path, Map<Map<String, String>, List<CellSummary>> series, String score) {
        List<String> differing = series.keySet().iterator().next().keySet().stream()
                .filter(column -> series.keySet().stream()
                                .map(cell -> cell.get(column))
                                .distinct()
                                .count()
                        > 1)
                .toList();
        List<Line> lines = new ArrayList<>();
        series.forEach((others, cells) -> {
            Map<Double, Line.Point> points = new HashMap<>();
            for (CellSummary cell : cells) {
                double x = number(cell.cell().get(path)).orElseThrow();
                points.put(x, new Line.Point(x, cell.mean(score), cell.deviation(score)));
            }
            lines.add(new Line(
                    Selected.title(cells.get(0), differing),
                    Mark.of(lines.size()),
                    points.values().stream()
                            .sorted(Comparator.comparingDouble(Line.Point::x))
                            .toList(),
                    false));
        });
        return lines;
    }

    private static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static boolean isWide(Set<Double> sorted) {
        double least = sorted.iterator().next();
        double largest = sorted.stream().reduce(least, Math::max);
        return least > 0 && largest / least >= WIDE;
    }
}
