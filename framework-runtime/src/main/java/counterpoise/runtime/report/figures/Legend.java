package counterpoise.runtime.report.figures;

import java.util.List;

/** Says which mark is whose: in columns of equal width, above the plot. */
final class Legend {

    private static final double ROW = Type.LABEL * 1.4;
    private static final double SWATCH_HEIGHT = 10;
    private static final double SAMPLE_TO_NAME = 6;
    private static final double BETWEEN = 16;
    private static final double AFTER = 6;
    private static final double LINE_WIDTH = 1.75;
    private static final double POINT_RADIUS = 3;

    /** How a series appears. */
    enum Sample {
        LINE(28),
        BAR(22),
        POINT(10);

        private final double width;

        Sample(double width) {
            this.width = width;
        }
    }

    /**
     * One series.
     *
     * @param name its name, whole
     * @param mark its mark
     * @param sample what is shown of the mark
     */
    record Entry(String name, Mark mark, Sample sample) {}

    private Legend() {}

    /** Draws a legend from {@code top} down, and returns how high it is. Nothing is drawn for series without name. */
    static double draw(Svg svg, List<Entry> entries, double top) {
        List<Entry> named =
                entries.stream().filter(entry -> !entry.name().isBlank()).toList();
        if (named.isEmpty()) {
            return 0;
        }
        double available = Sheet.WIDTH - 2 * Sheet.MARGIN;
        double widest = Type.widest(named.stream().map(Entry::name).toList(), Type.LABEL);
        double sample =
                named.stream().mapToDouble(entry -> entry.sample().width).max().getAsDouble() + SAMPLE_TO_NAME;
        double name = Math.min(widest, available - sample);
        double column = sample + name + BETWEEN;
        int columns = Math.max(1, (int) Math.floor((available + BETWEEN) / column));
        int rows = (named.size() + columns - 1) / columns;
        svg.begin("g").kind("legend");
        for (int i = 0; i < named.size(); i++) {
            // Down the columns first, as one reads a list.
            double left = Sheet.MARGIN + i / rows * column;
            double middle = top + (i % rows + 0.5) * ROW;
            sample(svg, named.get(i), left, middle);
            Label.besides(left + sample, middle, Type.LABEL)
                    .kind("name")
                    .draw(svg, named.get(i).name(), name);
        }
        svg.end();
        return rows * ROW + AFTER;
    }

    private static void sample(Svg svg, Entry entry, double left, double middle) {
        Mark mark = entry.mark();
        double width = entry.sample().width;
        switch (entry.sample()) {
            case LINE -> {
                mark.beginLine(svg, "line", "sample", LINE_WIDTH)
                        .set("x1", left)
                        .set("y1", middle)
                        .set("x2", left + width)
                        .set("y2", middle)
                        .end();
                point(svg, mark, left + width / 2, middle);
            }
            case BAR -> {
                Box swatch = new Box(left, middle - SWATCH_HEIGHT / 2, width, SWATCH_HEIGHT);
                svg.begin("rect").kind("sample").box(swatch).fill(mark.ink()).end();
                mark.hatching().draw(svg, swatch);
            }
            case POINT -> point(svg, mark, left + width / 2, middle);
        }
    }

    private static void point(Svg svg, Mark mark, double x, double y) {
        mark.shape().begin(svg, "sample", mark.ink());
        mark.shape().draw(svg, x, y, POINT_RADIUS);
        svg.end();
    }
}
