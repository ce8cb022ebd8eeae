package counterpoise.runtime.report.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * A matrix of values as shades, with their numbers where cells have room for them.
 *
 * @param title see {@link Figure#title}
 * @param description see {@link Figure#description}
 * @param rows from the top down
 * @param columns from left to right
 * @param values the values, a list a row; NaN if missing
 * @param scale from which value to which the shades go; linear
 * @param decimals of the numbers in cells
 */
public record HeatMap(
        String title,
        String description,
        Categories rows,
        Categories columns,
        List<List<Double>> values,
        Axis scale,
        int decimals)
        implements Figure {

    private static final double LARGEST_CELL = 64;
    private static final double LONGEST_NAME = 100;

    /** Sizes of the numbers in cells, and what stays free beside them. */
    private static final double LARGEST_NUMBER = 12;

    private static final double SMALLEST_NUMBER = 7.5;
    private static final double BESIDE_NUMBER = 6;

    /** Larger cells are kept apart by a line in the colour of the surface. */
    private static final double SMALLEST_PARTED_CELL = 8;

    /** From this shade on, the surface's colour is easier to read than the text's. */
    private static final double DARK = 0.66;

    private static final double BAR_WIDTH = 10;
    private static final double BEFORE_BAR = 14;
    private static final double SHORTEST_BAR = 130;
    private static final int BAR_STEPS = 50;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the title is blank, the scale logarithmic, or the values are not a list of
     *     one value a column for each row
     */
    public HeatMap {
        values = values.stream().map(List::copyOf).toList();
        Sheet.checkTitle(title);
        if (scale.logarithmic()) {
            throw new IllegalArgumentException("The shades of a heat map go by a linear scale.");
        }
        int width = columns.count();
        if (values.size() != rows.count() || values.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException(
                    "The values of \"%s\" are not %d rows of %d values each.".formatted(title, rows.count(), width));
        }
    }

    /**
     * A confusion matrix with true classes as rows, each divided by its sum. A row without samples stays empty.
     *
     * @param title see {@link Figure#title}
     * @param description see {@link Figure#description}
     * @param classes the names of the classes
     * @param counts how many samples of a class, the row, were taken for another, the column
     */
    public static HeatMap confusion(String title, String description, List<String> classes, List<List<Long>> counts) {
        List<List<Double>> shares = new ArrayList<>();
        for (List<Long> row : counts) {
            double sum = row.stream().mapToLong(Long::longValue).sum();
            shares.add(row.stream().map(count -> count / sum).toList());
        }
        return new HeatMap(
                title,
                description,
                new Categories("True class", classes),
                new Categories("Predicted class", classes),
                shares,
                Axis.linear("Share of the true class").reaching(0, 1),
                2);
    }

    @Override
    public String svg() {
        return new Drawing().draw();
    }

    /** The work of drawing, once. */
    private final class Drawing {

        private final Sheet sheet = new Sheet(HeatMap.this);
        private final Svg svg = sheet.svg();
        private final Ticks ticks;
        private final double names;
        private final double cell;
        private final Box plot;

        Drawing() {
            Range range = scale.range(values.stream().flatMap(List::stream).mapToDouble(Double::doubleValue));
            ticks = Ticks.within(range, false, 5);
            names = Math.min(LONGEST_NAME, Type.widest(rows.names(), Type.TICK));
            double left = Frame.labelHeight(rows.label()) + names + Frame.GAP;
            double right = BEFORE_BAR + BAR_WIDTH + Frame.sideWidth(ticks.labels(), scale.label());
            double free = Sheet.WIDTH - 2 * Sheet.MARGIN - left - right;
            cell = Math.min(LARGEST_CELL, free / Math.max(1, columns.count()));
            double width = cell * columns.count();
            double start = Sheet.MARGIN + left + (free - width) / 2;
            plot = new Box(start, sheet.top() + Type.TICK / 2, width, cell * rows.count());
        }

        String draw() {
            Frame frame = new Frame(svg, plot);
            cells();
            numbers();
            frame.outline();
            frame.namesOnLeft(rows, names);
            CategoryLabels labels = new CategoryLabels(columns.names(), plot.left(), cell);
            labels.draw(svg, plot.bottom());
            double below = plot.bottom() + labels.height();
            frame.labelBelow(columns.label(), below);
            double bar = shades();
            return sheet.finish(Math.max(below + Frame.labelHeight(columns.label()), bar));
        }

        /** How far a value lies from the lightest to the darkest shade. */
        private double shade(double value) {
            Range reach = ticks.reach();
            return (value - reach.low()) / reach.size();
        }

        private void cells() {
            svg.begin("g").kind("cells").set("shape-rendering", "crispEdges").fill(Ink.HEAT);
            if (cell >= SMALLEST_PARTED_CELL) {
                svg.stroke(Ink.SURFACE, 1);
            }
            for (int row = 0; row < rows.count(); row++) {
                for (int column = 0; column < columns.count(); column++) {
                    double value = values.get(row).get(column);
                    if (Double.isFinite(value) && shade(value) > 0) {
                        svg.begin("rect")
                                .box(new Box(left(column), top(row), cell, cell))
                                .set("fill-opacity", shade(value));
                        if (cell >= SMALLEST_PARTED_CELL) {
                            svg.tip(tip(row, column, value));
                        }
                        svg.end();
                    }
                }
            }
            svg.end();
        }

        private String tip(int row, int column, double value) {
            return "%s, %s: %s".formatted(rows.names().get(row), columns.names().get(column), Numerals.exact(value));
        }

        private void numbers() {
            List<String> texts = values.stream()
                    .flatMap(List::stream)
                    .filter(Double::isFinite)
                    .map(value -> Numerals.fixed(value, decimals))
                    .toList();
            double size = Math.min(LARGEST_NUMBER, (cell - BESIDE_NUMBER) / Type.widest(texts, 1));
            if (texts.isEmpty() || size < SMALLEST_NUMBER) {
                return;
            }
            for (int row = 0; row < rows.count(); row++) {
                for (int column = 0; column < columns.count(); column++) {
                    double value = values.get(row).get(column);
                    if (Double.isFinite(value)) {
                        Label.besides(left(column) + cell / 2, top(row) + cell / 2, size)
                                .centred()
                                .ink(value == 0 ? Ink.MUTED : shade(value) < DARK ? Ink.TEXT : Ink.SURFACE)
                                .kind("cell")
                                .draw(svg, value == 0 ? "0" : Numerals.fixed(value, decimals));
                    }
                }
            }
        }

        private double left(int column) {
            return plot.left() + column * cell;
        }

        private double top(int row) {
            return plot.top() + row * cell;
        }

        /** What the shades mean, right of the plot; returns where that ends. */
        private double shades() {
            double height = Math.max(SHORTEST_BAR, plot.height());
            Box bar = new Box(plot.right() + BEFORE_BAR, plot.top(), BAR_WIDTH, height);
            svg.begin("g").kind("shades").set("shape-rendering", "crispEdges").fill(Ink.HEAT);
            for (int i = 0; i < BAR_STEPS; i++) {
                double step = height / BAR_STEPS;
                svg.begin("rect")
                        .box(new Box(bar.left(), bar.bottom() - (i + 1) * step, BAR_WIDTH, step))
                        .set("fill-opacity", (i + 0.5) / BAR_STEPS)
                        .end();
            }
            svg.end();
            new Frame(svg, bar).right(ticks, new Scale(ticks.reach(), false, bar.bottom(), bar.top()), scale.label());
            return bar.bottom() + Type.TICK / 2;
        }
    }
}
