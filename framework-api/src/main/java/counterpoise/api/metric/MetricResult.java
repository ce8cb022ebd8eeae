package counterpoise.api.metric;

import java.util.List;

/**
 * One result of a metric. Numbers may be NaN where a value is not defined (a class without test
 * images), never infinite.
 */
public sealed interface MetricResult {

    /** The name of the result; matches {@link counterpoise.api.Plugin#NAME_PATTERN}. */
    String name();

    /** One number. */
    record Scalar(String name, double value) implements MetricResult {}

    /** One number a class, by label. */
    record PerClass(String name, List<Double> values) implements MetricResult {
        /** Copies {@code values}. */
        public PerClass {
            values = List.copyOf(values);
        }
    }

    /** Numbers over a horizontal axis. */
    record Curve(String name, String xLabel, String yLabel, List<Double> x, List<Double> y) implements MetricResult {
        /**
         * Copies {@code x} and {@code y}.
         *
         * @throws IllegalArgumentException if they differ in length
         */
        public Curve {
            x = List.copyOf(x);
            y = List.copyOf(y);
            if (x.size() != y.size()) {
                throw new IllegalArgumentException("%d values of x, but %d of y".formatted(x.size(), y.size()));
            }
        }
    }

    /** Numbers in rows and columns that have names. */
    record Table(String name, List<String> columns, List<String> rows, List<List<Double>> values)
            implements MetricResult {
        /**
         * Copies everything.
         *
         * @throws IllegalArgumentException if {@code values} has not the size that {@code rows} and {@code columns} say
         */
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            values = values.stream().map(List::copyOf).toList();
            int width = columns.size();
            if (values.size() != rows.size() || values.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("the values do not fill the %d rows and %d columns of table %s"
                        .formatted(rows.size(), width, name));
            }
        }
    }
}
