package counterpoise.runtime.report.figures;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The names of categories below a plot: level where they fit, in two lines where that helps, else slanted; where even
 * so there is no room for all, at equal steps.
 */
final class CategoryLabels {

    private static final double SIZE = Type.TICK;
    private static final double LINE = SIZE * Type.LEADING;

    /** From the plot to the text. */
    private static final double GAP = 6;

    private static final double BETWEEN = 5;
    private static final double SLANT = -45;
    private static final double SINE = 0.7071;
    private static final double LONGEST_SLANTED = 110;
    private static final int[] STRIDES = {1, 2, 5, 10, 20, 50, 100, 200, 500};

    private final List<String> names;
    private final double start;
    private final double step;
    private final boolean slanted;
    private final int stride;

    /** Labels for categories of the width {@code step} each, the first of which begins at {@code start}. */
    CategoryLabels(List<String> names, double start, double step) {
        this.names = names;
        this.start = start;
        this.step = step;
        boolean numbers = names.stream().allMatch(name -> name.matches("\\d{1,4}"));
        this.slanted = !numbers && !names.stream().allMatch(this::fitsLevel);
        double needed = slanted ? LINE / SINE : numbers ? Type.widest(names, SIZE) + BETWEEN : 0;
        this.stride = stride(needed, step);
    }

    /** Of how many categories one is named where a name needs so much room. */
    static int stride(double needed, double step) {
        return IntStream.of(STRIDES)
                .filter(candidate -> candidate * step >= needed)
                .findFirst()
                .orElse(STRIDES[STRIDES.length - 1]);
    }

    private boolean fitsLevel(String name) {
        return String.join(" ", lines(name)).equals(name.strip());
    }

    private List<String> lines(String name) {
        return Type.wrapped(name, SIZE, step - BETWEEN, 2);
    }

    /** How far the labels reach below the plot. */
    double height() {
        if (slanted) {
            double longest = IntStream.range(0, names.size())
                    .filter(this::isShown)
                    .mapToDouble(i -> Math.min(longest(i), Type.width(names.get(i), SIZE)))
                    .max()
                    .orElse(0);
            return GAP + longest * SINE + SIZE * SINE;
        }
        int most = stride > 1
                ? 1
                : names.stream().mapToInt(name -> lines(name).size()).max().orElse(1);
        return GAP + most * LINE;
    }

    void draw(Svg svg, double top) {
        for (int i = 0; i < names.size(); i++) {
            if (isShown(i)) {
                draw(svg, i, top + GAP);
            }
        }
    }

    private void draw(Svg svg, int i, double top) {
        String name = names.get(i);
        double x = centre(i);
        double baseline = top + SIZE * Type.CAP_HEIGHT;
        if (slanted) {
            // The text ends where its middle would be; half a capital to the side sets its end below the category.
            label(x + SIZE * Type.CAP_HEIGHT / 2, top + SIZE * Type.CAP_HEIGHT * SINE)
                    .ending()
                    .turned(SLANT)
                    .draw(svg, name, longest(i));
            return;
        }
        List<String> lines = stride > 1 ? List.of(name) : lines(name);
        for (int line = 0; line < lines.size(); line++) {
            label(x, baseline + line * LINE).centred().draw(svg, lines.get(line));
        }
    }

    private static Label label(double x, double y) {
        return Label.at(x, y).size(SIZE).kind("category");
    }

    private boolean isShown(int i) {
        return i % stride == 0;
    }

    private double centre(int i) {
        return start + (i + 0.5) * step;
    }

    /** A slanted name reaches as far to the left as down, and stays on the page. */
    private double longest(int i) {
        return Math.min(LONGEST_SLANTED, (centre(i) - Sheet.MARGIN) / SINE);
    }
}
