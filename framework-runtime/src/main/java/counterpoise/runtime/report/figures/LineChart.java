package counterpoise.runtime.report.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Lines over numbers or categories, with a band of one standard deviation where one is given.
 *
 * @param title see {@link Figure#title}
 * @param description see {@link Figure#description}
 * @param x what lies from left to right
 * @param y the axis on the left
 * @param right the axis on the right
 * @param lines the series
 */
public record LineChart(
        String title, String description, HorizontalAxis x, Axis y, Optional<Axis> right, List<Line> lines)
        implements Figure {

    private static final double HEIGHT = 230;

    /** Between the sides of the plot and the first and last of numbers. */
    private static final double INSET = 8;

    private static final double WIDTH_OF_NUMBER = 55;
    private static final double HEIGHT_OF_NUMBER = 24;
    private static final double LINE_WIDTH = 1.75;
    private static final double RADIUS = 2.6;
    private static final double BAND_OPACITY = 0.18;

    /** Lines of more points show about so many of them as points, those of each series at other places. */
    private static final int MOST_POINTS = 25;

    private static final int POINTS_OF_LONG_LINE = 8;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the title is blank, a line needs an axis that is not there, or a point lies
     *     at no category
     */
    public LineChart {
        lines = List.copyOf(lines);
        Sheet.checkTitle(title);
        for (Line line : lines) {
            if (line.onRight() && right.isEmpty()) {
                throw new IllegalArgumentException(
                        "The line \"%s\" needs an axis on the right, which its chart does not have."
                                .formatted(line.name()));
            }
            if (x instanceof Categories categories) {
                checkCategories(line, categories);
            }
        }
    }

    private static void checkCategories(Line line, Categories categories) {
        for (Line.Point point : line.points()) {
            if (point.x() < 0 || point.x() >= categories.count() || point.x() != Math.rint(point.x())) {
                throw new IllegalArgumentException("The line \"%s\" has a point at category %s, of 0 to %d."
                        .formatted(line.name(), point.x(), categories.count() - 1));
            }
        }
    }

    @Override
    public String svg() {
        return new Drawing().draw();
    }

    /** The work of drawing, once. */
    private final class Drawing {

        private final Sheet sheet = new Sheet(LineChart.this);
        private final Svg svg = sheet.svg();
        private final Ticks leftTicks = ticks(y, false);
        private final Optional<Ticks> rightTicks = right.map(axis -> ticks(axis, true));
        private final Box plot;
        private final Scale leftScale;
        private final Optional<Scale> rightScale;
        private DoubleUnaryOperator places;

        Drawing() {
            sheet.legend(lines.stream()
                    .map(line -> new Legend.Entry(line.name(), line.mark(), Legend.Sample.LINE))
                    .toList());
            double left = Sheet.MARGIN + Frame.sideWidth(leftTicks.labels(), y.label());
            double free = rightTicks
                    .map(ticks -> Frame.sideWidth(ticks.labels(), right.get().label()))
                    .orElse(Sheet.MARGIN);
            double top = sheet.top() + Type.TICK / 2;
            plot = new Box(left, top, Sheet.WIDTH - Sheet.MARGIN - free - left, HEIGHT);
            leftScale = scale(leftTicks, y);
            rightScale = rightTicks.map(ticks -> scale(ticks, right.get()));
        }

        private Scale scale(Ticks ticks, Axis axis) {
            return new Scale(ticks.reach(), axis.logarithmic(), plot.bottom(), plot.top());
        }

        String draw() {
            Frame frame = new Frame(svg, plot);
            frame.left(leftTicks, leftScale, y.label());
            rightTicks.ifPresent(
                    ticks -> frame.right(ticks, rightScale.get(), right.get().label()));
            frame.bottomLine();
            double below = x instanceof Categories categories ? categories(categories) : numbers(frame, (Axis) x);
            frame.labelBelow(x.label(), below);
            // What others are held against lies below them, bands below all lines.
            List<Line> inOrder = Stream.concat(
                            lines.stream().filter(Line::onRight), lines.stream().filter(line -> !line.onRight()))
                    .toList();
            inOrder.forEach(this::band);
            inOrder.forEach(this::line);
            if (lines.stream().allMatch(line -> runs(line).isEmpty())) {
                frame.noData();
            }
            return sheet.finish(below + Frame.labelHeight(x.label()));
        }

        private double categories(Categories categories) {
            double step = plot.width() / Math.max(1, categories.count());
            places = value -> plot.left() + (value + 0.5) * step;
            CategoryLabels labels = new CategoryLabels(categories.names(), plot.left(), step);
            labels.draw(svg, plot.bottom());
            return plot.bottom() + labels.height();
        }

        private double numbers(Frame frame, Axis axis) {
            double[] values = lines.stream()
                    .flatMap(line -> line.points().stream())
                    .mapToDouble(Line.Point::x)
                    .filter(axis::shows)
                    .toArray();
            Range range = axis.range(DoubleStream.of(values));
            boolean whole = DoubleStream.of(values).allMatch(value -> value == Math.rint(value));
            int wanted = (int) (plot.width() / WIDTH_OF_NUMBER);
            // Epoch 1.5 is none.
            int most = whole ? (int) Math.max(1, Math.min(wanted, range.size())) : wanted;
            Ticks ticks = Ticks.within(range, axis.logarithmic(), most);
            Scale scale = new Scale(ticks.reach(), axis.logarithmic(), plot.left() + INSET, plot.right() - INSET);
            places = scale::at;
            frame.bottom(ticks, scale);
            return plot.bottom() + Frame.bottomHeight("");
        }

        private Axis axis(Line line) {
            return line.onRight() ? right.get() : y;
        }

        private Scale scale(Line line) {
            return line.onRight() ? rightScale.get() : leftScale;
        }

        /** The points of a line between gaps. */
        private List<List<Line.Point>> runs(Line line) {
            List<List<Line.Point>> runs = new ArrayList<>();
            boolean gap = true;
            for (Line.Point point : line.points()) {
                boolean shown = axis(line).shows(point.y()) && (!(x instanceof Axis axis) || axis.shows(point.x()));
                if (shown && gap) {
                    runs.add(new ArrayList<>());
                }
                if (shown) {
                    runs.get(runs.size() - 1).add(point);
                }
                gap = !shown;
            }
            return runs;
        }

        private void band(Line line) {
            List<Line.Point> banded = new ArrayList<>();
            for (List<Line.Point> run : runs(line)) {
                for (Line.Point point : run) {
                    if (Double.isFinite(point.deviation())) {
                        banded.add(point);
                    } else {
                        bandOver(line, banded);
                        banded.clear();
                    }
                }
                bandOver(line, banded);
                banded.clear();
            }
        }

        private void bandOver(Line line, List<Line.Point> points) {
            if (points.size() < 2) {
                return;
            }
            StringBuilder path = new StringBuilder();
            for (Line.Point point : points) {
                place(path, point.x(), scale(line).clamped(point.y() + point.deviation()));
            }
            for (int i = points.size() - 1; i >= 0; i--) {
                Line.Point point = points.get(i);
                place(path, point.x(), scale(line).clamped(point.y() - point.deviation()));
            }
            svg.begin("path")
                    .kind("band")
                    .set("d", path + "Z")
                    .fill(line.mark().ink())
                    .set("fill-opacity", BAND_OPACITY)
                    .end();
        }

        private void line(Line line) {
            List<List<Line.Point>> runs = runs(line);
            if (runs.isEmpty()) {
                return;
            }
            StringBuilder path = new StringBuilder();
            for (List<Line.Point> run : runs) {
                StringBuilder one = new StringBuilder();
                run.forEach(point -> place(one, point.x(), scale(line).at(point.y())));
                path.append(one);
            }
            svg.begin("g").kind("series").tip(line.name());
            line.mark()
                    .beginLine(svg, "path", "line", LINE_WIDTH)
                    .set("d", path.toString())
                    .end();
            points(line, runs);
            svg.end();
        }

        private void points(Line line, List<List<Line.Point>> runs) {
            int stride = line.points().size() <= MOST_POINTS ? 1 : line.points().size() / POINTS_OF_LONG_LINE;
            int first = lines.indexOf(line) * stride / Math.max(1, lines.size());
            Shape shape = line.mark().shape();
            shape.begin(svg, "points", line.mark().ink());
            for (List<Line.Point> run : runs) {
                for (int i = 0; i < run.size(); i++) {
                    if (i % stride == first || run.size() == 1) {
                        Line.Point point = run.get(i);
                        shape.draw(
                                svg,
                                places.applyAsDouble(point.x()),
                                scale(line).at(point.y()),
                                RADIUS);
                    }
                }
            }
            svg.end();
        }

        private void place(StringBuilder path, double x, double y) {
            path.append(path.length() == 0 ? 'M' : 'L')
                    .append(Svg.number(places.applyAsDouble(x)))
                    .append(' ')
                    .append(Svg.number(y));
        }

        private Ticks ticks(Axis axis, boolean onRight) {
            DoubleStream values = lines.stream()
                    .filter(line -> line.onRight() == onRight)
                    .flatMap(line -> line.points().stream())
                    .flatMapToDouble(point -> axis.reached(point.y(), point.deviation()));
            return Ticks.around(axis.range(values), axis.logarithmic(), (int) (HEIGHT / HEIGHT_OF_NUMBER));
        }
    }
}
