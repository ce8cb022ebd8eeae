package counterpoise.runtime.report.figures;

import java.util.List;

/** Draws the axes around a plot. */
final class Frame {

    /** From the plot to the numbers at its side. */
    static final double GAP = 6;

    /** From the plot to the numbers below: so much more that the first keeps clear of the lowest at the side. */
    private static final double GAP_BELOW = 8;

    private static final double SIZE = Type.TICK;
    private static final double AXIS = 1;
    private static final double GRID = 1;
    private static final double TICK_LENGTH = 4;
    private static final double LABEL_LINE = Type.LABEL * 1.4;

    private final Svg svg;
    private final Box plot;

    Frame(Svg svg, Box plot) {
        this.svg = svg;
        this.plot = plot;
    }

    /** What the numbers and the label of an axis take at the side of a plot. */
    static double sideWidth(List<String> numbers, String label) {
        return GAP + Type.widest(numbers, SIZE) + labelHeight(label);
    }

    /** What the numbers and the label of an axis take below a plot. */
    static double bottomHeight(String label) {
        return GAP_BELOW + SIZE * Type.LEADING + labelHeight(label);
    }

    /** What a label takes across its line. */
    static double labelHeight(String label) {
        return label.isBlank() ? 0 : LABEL_LINE;
    }

    /** Lines through the plot at the ticks, numbers on its left, and the label beside them. */
    void left(Ticks ticks, Scale scale, String label) {
        svg.begin("g").kind("left-axis");
        for (Tick tick : ticks.ticks()) {
            double y = scale.at(tick.value());
            svg.line("grid", plot.left(), y, plot.right(), y, Ink.GRID, GRID);
            number(plot.left() - GAP, y).ending().draw(svg, tick.label());
        }
        svg.end();
        upright(label, plot.left() - sideWidth(ticks.labels(), label) + Type.LABEL * Type.CAP_HEIGHT);
    }

    /** Ticks and numbers on the right of the plot, and the label beside them. */
    void right(Ticks ticks, Scale scale, String label) {
        svg.begin("g").kind("right-axis");
        svg.line("axis", plot.right(), plot.top(), plot.right(), plot.bottom(), Ink.AXIS, AXIS);
        for (Tick tick : ticks.ticks()) {
            double y = scale.at(tick.value());
            svg.line("tick", plot.right(), y, plot.right() + TICK_LENGTH, y, Ink.AXIS, AXIS);
            number(plot.right() + GAP, y).draw(svg, tick.label());
        }
        svg.end();
        upright(label, plot.right() + sideWidth(ticks.labels(), label) - Type.LABEL * Type.DEPTH);
    }

    /** Ticks and numbers below the plot. */
    void bottom(Ticks ticks, Scale scale) {
        svg.begin("g").kind("bottom-axis");
        for (Tick tick : ticks.ticks()) {
            double x = scale.at(tick.value());
            svg.line("tick", x, plot.bottom(), x, plot.bottom() + TICK_LENGTH, Ink.AXIS, AXIS);
            numberBelow(x).draw(svg, tick.label());
        }
        svg.end();
    }

    /** Lines through the plot at the ticks, from its bottom to its top, and numbers below. */
    void bottomWithGrid(Ticks ticks, Scale scale) {
        svg.begin("g").kind("bottom-axis");
        for (Tick tick : ticks.ticks()) {
            double x = scale.at(tick.value());
            svg.line("grid", x, plot.top(), x, plot.bottom(), Ink.GRID, GRID);
            numberBelow(x).draw(svg, tick.label());
        }
        svg.end();
    }

    /** Lines through the plot at the ticks of both axes; numbers where wanted, as panels side by side share theirs. */
    void grid(Ticks across, Scale x, Ticks up, Scale y, boolean numbersBelow, boolean numbersOnLeft) {
        for (Tick tick : across.ticks()) {
            double place = x.at(tick.value());
            svg.line("grid", place, plot.top(), place, plot.bottom(), Ink.GRID, GRID);
            if (numbersBelow) {
                numberBelow(place).draw(svg, tick.label());
            }
        }
        for (Tick tick : up.ticks()) {
            double place = y.at(tick.value());
            svg.line("grid", plot.left(), place, plot.right(), place, Ink.GRID, GRID);
            if (numbersOnLeft) {
                number(plot.left() - GAP, place).ending().draw(svg, tick.label());
            }
        }
    }

    /** Names of categories under one another on the left of the plot, and their label beside them. */
    void namesOnLeft(Categories categories, double width) {
        double step = plot.height() / Math.max(1, categories.count());
        int stride = CategoryLabels.stride(SIZE, step);
        for (int i = 0; i < categories.count(); i += stride) {
            Label.besides(plot.left() - GAP, plot.top() + (i + 0.5) * step, SIZE)
                    .ending()
                    .kind("category")
                    .draw(svg, categories.names().get(i), width);
        }
        upright(categories.label(), plot.left() - GAP - width - LABEL_LINE + Type.LABEL * Type.CAP_HEIGHT);
    }

    /** A line along the bottom of the plot. */
    void bottomLine() {
        svg.line("axis", plot.left(), plot.bottom(), plot.right(), plot.bottom(), Ink.AXIS, AXIS);
    }

    /** A line across the plot where values are 0, which bars stand on. */
    void levelLine(double y) {
        svg.line("axis", plot.left(), y, plot.right(), y, Ink.AXIS, AXIS);
    }

    /** As {@link #levelLine}, for bars that lie. */
    void uprightLine(double x) {
        svg.line("axis", x, plot.top(), x, plot.bottom(), Ink.AXIS, AXIS);
    }

    /** A line all around the plot. */
    void outline() {
        svg.begin("rect")
                .kind("axis")
                .box(plot)
                .set("fill", "none")
                .stroke(Ink.AXIS, AXIS)
                .end();
    }

    /** The label of what lies from left to right, in the line that begins at {@code top}. */
    void labelBelow(String label, double top) {
        if (!label.isBlank()) {
            double width = 2 * Math.min(centre() - Sheet.MARGIN, Sheet.WIDTH - Sheet.MARGIN - centre());
            Label.at(centre(), top + LABEL_LINE - Type.LABEL * (1 - Type.CAP_HEIGHT))
                    .centred()
                    .kind("axis-label")
                    .draw(svg, label, width);
        }
    }

    /** Says in the middle of the plot that there is nothing to see in it. */
    void noData() {
        Label.besides(centre(), plot.top() + plot.height() / 2, Type.LABEL)
                .centred()
                .ink(Ink.MUTED)
                .kind("no-data")
                .draw(svg, "no data");
    }

    private double centre() {
        return plot.left() + plot.width() / 2;
    }

    /** A label that reads from the bottom up. */
    void upright(String label, double x) {
        if (!label.isBlank()) {
            Label.at(x, plot.top() + plot.height() / 2)
                    .centred()
                    .turned(-90)
                    .kind("axis-label")
                    .draw(svg, label, plot.height());
        }
    }

    private static Label number(double x, double y) {
        return Label.besides(x, y, SIZE).ink(Ink.MUTED).kind("number");
    }

    private Label numberBelow(double x) {
        return Label.at(x, plot.bottom() + GAP_BELOW + SIZE * Type.CAP_HEIGHT)
                .size(SIZE)
                .centred()
                .ink(Ink.MUTED)
                .kind("number");
    }
}
