package counterpoise.runtime.report.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Points in panels side by side. Panels share numbered axes; where both axes have no numbers each panel has its own
 * reach, and a step to the right is as long as a step up.
 *
 * @param title see {@link Figure#title}
 * @param description see {@link Figure#description}
 * @param x what lies from left to right
 * @param y what lies from the bottom up
 * @param panels the panels, from left to right and then down
 */
public record ScatterChart(String title, String description, Axis x, Axis y, List<Panel> panels) implements Figure {

    private static final double BETWEEN = 12;
    private static final double BETWEEN_NUMBERS = 8;
    private static final double PANEL_TITLE = Type.LABEL * 1.5;
    private static final double HIGHEST = 300;
    private static final int MOST_IN_A_ROW = 3;
    private static final double WIDTH_OF_NUMBER = 45;

    /** The radius of points in one panel alone, and how much smaller they get with each more in a row. */
    private static final double RADIUS = 3;

    private static final double SMALLER = 0.5;
    private static final double OPACITY = 0.75;

    /** The part of an unnumbered panel that stays free at each side. */
    private static final double FREE = 0.05;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the title is blank, there is no panel, or one axis alone is numbered
     */
    public ScatterChart {
        panels = List.copyOf(panels);
        Sheet.checkTitle(title);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("The scatter chart \"%s\" has no panel.".formatted(title));
        }
        if (x.numbered() != y.numbered()) {
            throw new IllegalArgumentException(
                    "The scatter chart \"%s\" has numbers on one axis; give them to both or none.".formatted(title));
        }
    }

    /**
     * One of the plots.
     *
     * @param title what it shows; may be empty
     * @param clouds its series, later ones above earlier ones
     */
    public record Panel(String title, List<Cloud> clouds) {

        /** Copies the list. */
        public Panel {
            clouds = List.copyOf(clouds);
        }
    }

    @Override
    public String svg() {
        return new Drawing().draw();
    }

    /** The work of drawing, once. */
    private final class Drawing {

        private final Sheet sheet = new Sheet(ScatterChart.this);
        private final Svg svg = sheet.svg();
        private final int columns = panels.size() == MOST_IN_A_ROW + 1 ? 2 : Math.min(MOST_IN_A_ROW, panels.size());
        private final int rows = (panels.size() + columns - 1) / columns;
        private final Ticks yTicks;
        private final Ticks xTicks;
        private final double left;
        private final double between;
        private final double width;
        private final double height;
        private final double titleHeight;

        Drawing() {
            sheet.legend(entries());
            double wanted = Math.min(HIGHEST, Sheet.WIDTH / columns) / WIDTH_OF_NUMBER;
            yTicks = Ticks.around(range(panels, y, Cloud.Place::y), y.logarithmic(), (int) wanted);
            xTicks = Ticks.around(range(panels, x, Cloud.Place::x), x.logarithmic(), (int) wanted);
            left = Sheet.MARGIN + (y.numbered() ? Frame.sideWidth(yTicks.labels(), y.label()) : 0);
            double right = Sheet.WIDTH - Sheet.MARGIN * (x.numbered() ? 2 : 1);
            between = Math.max(BETWEEN, x.numbered() ? Type.widest(xTicks.labels(), Type.TICK) + BETWEEN_NUMBERS : 0);
            width = (right - left - (columns - 1) * between) / columns;
            height = Math.min(HIGHEST, width);
            titleHeight = panels.stream().allMatch(panel -> panel.title().isBlank()) ? 0 : PANEL_TITLE;
        }

        private List<Legend.Entry> entries() {
            Map<String, Mark> marks = new LinkedHashMap<>();
            panels.stream()
                    .flatMap(panel -> panel.clouds().stream())
                    .forEach(cloud -> marks.putIfAbsent(cloud.name(), cloud.mark()));
            List<Legend.Entry> entries = new ArrayList<>();
            marks.forEach((name, mark) -> entries.add(new Legend.Entry(name, mark, Legend.Sample.POINT)));
            return entries;
        }

        String draw() {
            for (int i = 0; i < panels.size(); i++) {
                draw(i);
            }
            double bottom = sheet.top() + rows * (titleHeight + height) + (rows - 1) * BETWEEN;
            if (!x.numbered()) {
                return sheet.finish(bottom);
            }
            Box all = new Box(left, sheet.top(), Sheet.WIDTH - 2 * Sheet.MARGIN - left, bottom - sheet.top());
            double below = bottom + Frame.bottomHeight("");
            Frame frame = new Frame(svg, all);
            frame.upright(y.label(), left - Frame.sideWidth(yTicks.labels(), y.label()) + Type.LABEL * Type.CAP_HEIGHT);
            frame.labelBelow(x.label(), below);
            return sheet.finish(below + Frame.labelHeight(x.label()));
        }

        private void draw(int i) {
            int column = i % columns;
            double top = sheet.top() + i / columns * (titleHeight + height + BETWEEN);
            Panel panel = panels.get(i);
            Box plot = new Box(left + column * (width + between), top + titleHeight, width, height);
            if (titleHeight > 0) {
                Label.at(plot.left() + width / 2, plot.top() - (PANEL_TITLE - Type.LABEL * Type.CAP_HEIGHT) / 2)
                        .centred()
                        .kind("panel-title")
                        .draw(svg, panel.title(), width);
            }
            Frame frame = new Frame(svg, plot);
            Scale across;
            Scale up;
            if (x.numbered()) {
                across = new Scale(xTicks.reach(), x.logarithmic(), plot.left(), plot.right());
                up = new Scale(yTicks.reach(), y.logarithmic(), plot.bottom(), plot.top());
                frame.grid(xTicks, across, yTicks, up, i + columns >= panels.size(), column == 0);
            } else {
                Range reachAcross = range(List.of(panel), x, Cloud.Place::x).wide();
                Range reachUp = range(List.of(panel), y, Cloud.Place::y).wide();
                double unit = Math.max(reachAcross.size() / width, reachUp.size() / height) / (1 - 2 * FREE);
                across = new Scale(reachAcross.around(unit * width), false, plot.left(), plot.right());
                up = new Scale(reachUp.around(unit * height), false, plot.bottom(), plot.top());
            }
            frame.outline();
            long drawn = panel.clouds().stream()
                    .mapToLong(cloud -> draw(cloud, across, up))
                    .sum();
            if (drawn == 0) {
                frame.noData();
            }
        }

        /** Draws a cloud, and returns how many of its points have a place. */
        private long draw(Cloud cloud, Scale across, Scale up) {
            List<Cloud.Place> shown = cloud.points().stream()
                    .filter(point -> x.shows(point.x()) && y.shows(point.y()))
                    .toList();
            Shape shape = cloud.mark().shape();
            shape.begin(svg, "cloud", cloud.mark().ink());
            svg.set("opacity", OPACITY);
            double radius = RADIUS - SMALLER * (columns - 1);
            shown.forEach(point -> shape.draw(svg, across.at(point.x()), up.at(point.y()), radius));
            svg.end();
            return shown.size();
        }

        private static Range range(List<Panel> panels, Axis axis, ToDoubleFunction<Cloud.Place> coordinate) {
            DoubleStream values = panels.stream()
                    .flatMap(panel -> panel.clouds().stream())
                    .flatMap(cloud -> cloud.points().stream())
                    .mapToDouble(coordinate);
            return axis.range(values);
        }
    }
}
