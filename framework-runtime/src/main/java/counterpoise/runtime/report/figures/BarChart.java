package counterpoise.runtime.report.figures;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Bars over categories, those of all series side by side. They stand on 0 or, on a logarithmic axis, on its low end.
 *
 * @param title see {@link Figure#title}
 * @param description see {@link Figure#description}
 * @param categories the groups of bars
 * @param values the axis along the bars
 * @param lying whether bars run from left to right, under one another: for long names
 * @param series the series
 */
public record BarChart(
        String title, String description, Categories categories, Axis values, boolean lying, List<Bars> series)
        implements Figure {

    private static final double HEIGHT = 220;
    private static final double HEIGHT_OF_NUMBER = 24;
    private static final double WIDTH_OF_NUMBER = 45;

    /** The part of a category's room that its bars take. */
    private static final double FILLED = 0.8;

    /** Lying bars are as thick as leaves room for names, and thinner the more there are. */
    private static final double THICKEST = 14;

    private static final double THICKNESS = 11;
    private static final double LONGEST_NAME = 160;

    /** What stays free between bars side by side, unless they are thin. */
    private static final double PARTING = 0.8;

    private static final double THINNEST_PARTED = 3;

    /** Hatching cannot be seen in thinner bars. */
    private static final double THINNEST_HATCHED = 5;

    private static final double WHISKER = 1;
    private static final double LONGEST_CAP = 6;

    /** How far below the least value a logarithmic axis begins, as a ratio, so that its bar can be seen. */
    private static final double FOOT = 2;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the title is blank, or a series has not one value a category
     */
    public BarChart {
        series = List.copyOf(series);
        Sheet.checkTitle(title);
        for (Bars bars : series) {
            if (bars.values().size() != categories.count()) {
                throw new IllegalArgumentException("The bars \"%s\" have %d values for %d categories."
                        .formatted(bars.name(), bars.values().size(), categories.count()));
            }
        }
    }

    @Override
    public String svg() {
        Sheet sheet = new Sheet(this);
        sheet.legend(series.stream()
                .map(bars -> new Legend.Entry(bars.name(), bars.mark(), Legend.Sample.BAR))
                .toList());
        return lying ? lying(sheet) : standing(sheet);
    }

    private String standing(Sheet sheet) {
        Ticks ticks = Ticks.around(range(), values.logarithmic(), (int) (HEIGHT / HEIGHT_OF_NUMBER));
        double left = Sheet.MARGIN + Frame.sideWidth(ticks.labels(), values.label());
        Box plot = new Box(left, sheet.top() + Type.TICK / 2, Sheet.WIDTH - 2 * Sheet.MARGIN - left, HEIGHT);
        Scale scale = new Scale(ticks.reach(), values.logarithmic(), plot.bottom(), plot.top());
        Frame frame = new Frame(sheet.svg(), plot);
        frame.left(ticks, scale, values.label());
        double step = plot.width() / Math.max(1, categories.count());
        draw(sheet.svg(), scale, plot.left(), step);
        frame.levelLine(foot(scale));
        CategoryLabels labels = new CategoryLabels(categories.names(), plot.left(), step);
        labels.draw(sheet.svg(), plot.bottom());
        return finish(sheet, frame, categories.label(), plot.bottom() + labels.height());
    }

    private String lying(Sheet sheet) {
        int bars = Math.max(1, series.size());
        double step = (bars == 1 ? THICKEST : bars * THICKNESS) / FILLED;
        double names = Math.min(LONGEST_NAME, Type.widest(categories.names(), Type.TICK));
        double left = Sheet.MARGIN + Frame.labelHeight(categories.label()) + names + Frame.GAP;
        double right = Sheet.WIDTH - 3 * Sheet.MARGIN;
        Box plot = new Box(left, sheet.top(), right - left, step * Math.max(1, categories.count()));
        Ticks ticks = Ticks.around(range(), values.logarithmic(), (int) (plot.width() / WIDTH_OF_NUMBER));
        Scale scale = new Scale(ticks.reach(), values.logarithmic(), plot.left(), plot.right());
        Frame frame = new Frame(sheet.svg(), plot);
        frame.bottomWithGrid(ticks, scale);
        draw(sheet.svg(), scale, plot.top(), step);
        frame.uprightLine(foot(scale));
        frame.namesOnLeft(categories, names);
        return finish(sheet, frame, values.label(), plot.bottom() + Frame.bottomHeight(""));
    }

    private String finish(Sheet sheet, Frame frame, String below, double bottom) {
        if (series.stream().flatMap(bars -> bars.values().stream()).noneMatch(values::shows)) {
            frame.noData();
        }
        frame.labelBelow(below, bottom);
        return sheet.finish(bottom + Frame.labelHeight(below));
    }

    private Range range() {
        double[] ends = series.stream()
                .flatMapToDouble(bars -> IntStream.range(0, categories.count())
                        .filter(i -> values.shows(bars.values().get(i)))
                        .boxed()
                        .flatMapToDouble(i -> values.reached(bars.values().get(i), bars.deviation(i))))
                .filter(values::shows)
                .toArray();
        DoubleStream foot = values.logarithmic()
                ? DoubleStream.of(ends).min().stream().map(least -> least / FOOT)
                : DoubleStream.of(0);
        Range range = values.range(DoubleStream.concat(DoubleStream.of(ends), foot));
        return range.size() == 0 ? new Range(0, 1) : range;
    }

    /** The place that bars stand on. */
    private double foot(Scale scale) {
        return values.logarithmic() ? scale.start() : scale.at(0);
    }

    private void draw(Svg svg, Scale scale, double start, double step) {
        double thickness = step * FILLED / Math.max(1, series.size());
        for (int s = 0; s < series.size(); s++) {
            Bars bars = series.get(s);
            svg.begin("g").kind("series");
            for (int i = 0; i < categories.count(); i++) {
                if (values.shows(bars.values().get(i))) {
                    double side = start + (i + (1 - FILLED) / 2) * step + s * thickness;
                    bar(svg, scale, bars, i, side, thickness);
                }
            }
            svg.end();
        }
    }

    private void bar(Svg svg, Scale scale, Bars bars, int category, double side, double thickness) {
        double value = bars.values().get(category);
        double parting = thickness >= THINNEST_PARTED ? PARTING : 0;
        Box box = box(side + parting / 2, thickness - parting, foot(scale), scale.at(value));
        svg.begin("rect")
                .kind("bar")
                .box(box)
                .fill(bars.mark().ink())
                .tip(tip(bars, category))
                .end();
        if (thickness >= THINNEST_HATCHED) {
            bars.mark().hatching().draw(svg, box);
        }
        double deviation = bars.deviation(category);
        if (Double.isFinite(deviation)) {
            double low = scale.clamped(value - deviation);
            double high = scale.clamped(value + deviation);
            whisker(svg, side + thickness / 2, Math.min(LONGEST_CAP, thickness) / 2, low, high);
        }
    }

    private String tip(Bars bars, int category) {
        String name = categories.names().get(category);
        String value = Numerals.exact(bars.values().get(category));
        return bars.name().isBlank() ? name + ": " + value : name + ", " + bars.name() + ": " + value;
    }

    /** The box of a bar from its two sides and the places of its foot and its end. */
    private Box box(double side, double thickness, double foot, double end) {
        double low = Math.min(foot, end);
        double length = Math.abs(end - foot);
        return lying ? new Box(low, side, length, thickness) : new Box(side, low, thickness, length);
    }

    private void whisker(Svg svg, double middle, double cap, double low, double high) {
        stroke(svg, middle, low, middle, high);
        stroke(svg, middle - cap, low, middle + cap, low);
        stroke(svg, middle - cap, high, middle + cap, high);
    }

    /** A line given across and along the bars. */
    private void stroke(Svg svg, double across1, double along1, double across2, double along2) {
        if (lying) {
            svg.line("whisker", along1, across1, along2, across2, Ink.TEXT, WHISKER);
        } else {
            svg.line("whisker", across1, along1, across2, along2, Ink.TEXT, WHISKER);
        }
    }
}
