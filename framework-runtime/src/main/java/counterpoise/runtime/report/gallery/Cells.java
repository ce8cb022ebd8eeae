package counterpoise.runtime.report.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import counterpoise.runtime.report.figures.Axis;
import counterpoise.runtime.report.figures.BarChart;
import counterpoise.runtime.report.figures.Bars;
import counterpoise.runtime.report.figures.Categories;
import counterpoise.runtime.report.figures.Line;
import counterpoise.runtime.report.figures.Mark;
import counterpoise.runtime.report.table.CellSummary;

/**
 * Cells below one another, as bars have them.
 *
 * @param names what tells them apart
 * @param cells as many
 * @param leftOut which cells are not drawn, in a sentence; empty if all are
 */
record Cells(List<String> names, List<CellSummary> cells, String leftOut) {

    Cells {
        names = List.copyOf(names);
        cells = List.copyOf(cells);
    }

    /** The cells of panels, one over-sampler after the other. */
    static Cells of(List<Panel> panels, String leftOut) {
        boolean oneGroup = panels.stream()
                        .flatMap(panel -> panel.groups().stream())
                        .map(Group::name)
                        .distinct()
                        .count()
                == 1;
        List<String> names = new ArrayList<>();
        List<CellSummary> cells = new ArrayList<>();
        for (Panel panel : panels) {
            for (Group group : panel.groups()) {
                names.add(
                        panels.size() == 1
                                ? group.name()
                                : oneGroup ? panel.label() : panel.label() + ", " + group.name());
                cells.add(group.cell());
            }
        }
        return new Cells(names, cells, leftOut);
    }

    /** How many seeds each has. */
    List<Integer> seeds() {
        return cells.stream().map(cell -> cell.trials().size()).toList();
    }

    /** Bars for one number of each cell; empty if no cell has it. */
    Optional<Bars> bars(String name, Mark mark, Function<CellSummary, Line.Point> number) {
        List<Line.Point> points = cells.stream().map(number).toList();
        return points.stream().anyMatch(point -> Double.isFinite(point.y()))
                ? Optional.of(new Bars(
                        name,
                        mark,
                        points.stream().map(Line.Point::y).toList(),
                        points.stream().map(Line.Point::deviation).toList()))
                : Optional.empty();
    }

    BarChart chart(String title, String description, Axis values, List<Bars> series) {
        return new BarChart(title, description, new Categories("", names), values, true, series);
    }
}
