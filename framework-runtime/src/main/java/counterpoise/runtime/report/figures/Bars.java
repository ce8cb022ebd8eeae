package counterpoise.runtime.report.figures;

import java.util.List;

/**
 * One series of a bar chart.
 *
 * @param name its name in the legend; no entry if blank
 * @param mark what it is told apart by
 * @param values one a category; NaN if missing
 * @param deviations how far the error bar reaches up and down from each value, NaN for none; empty if there are none
 */
public record Bars(String name, Mark mark, List<Double> values, List<Double> deviations) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are deviations, but not one a value
     */
    public Bars {
        values = List.copyOf(values);
        deviations = List.copyOf(deviations);
        if (!deviations.isEmpty() && deviations.size() != values.size()) {
            throw new IllegalArgumentException("The bars \"%s\" have %d values and %d deviations."
                    .formatted(name, values.size(), deviations.size()));
        }
    }

    /** Bars without error bars. */
    public Bars(String name, Mark mark, List<Double> values) {
        this(name, mark, values, List.of());
    }

    double deviation(int category) {
        return deviations.isEmpty() ? Double.NaN : deviations.get(category);
    }
}
