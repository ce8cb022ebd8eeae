package counterpoise.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import counterpoise.api.metric.MetricResult;

/** Tables with a row a class. */
final class ClassTables {

    private ClassTables() {}

    /**
     * A table.
     *
     * @param row the numbers of a class, by its label
     */
    static MetricResult of(String name, List<String> columns, List<String> classNames, IntFunction<List<Double>> row) {
        return new MetricResult.Table(
                name,
                columns,
                classNames,
                IntStream.range(0, classNames.size()).mapToObj(row).toList());
    }

    /** Columns {@code name-1} to {@code name-k} for each of {@code names} in turn. */
    static List<String> ranked(int k, String... names) {
        List<String> columns = new ArrayList<>();
        for (String name : names) {
            IntStream.rangeClosed(1, k).forEach(rank -> columns.add(name + "-" + rank));
        }
        return columns;
    }
}
