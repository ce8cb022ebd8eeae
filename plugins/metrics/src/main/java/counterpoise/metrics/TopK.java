package counterpoise.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The K largest of a vector.
 *
 * @param values the vector; not copied
 * @param indices where the largest stand, largest first, of equal ones the first first; not copied
 */
record TopK(double[] values, int[] indices) {

    /** The {@code k} largest of {@code values}; all NaN where these are not defined. */
    static TopK of(double[] values, int k) {
        return new TopK(values, Arrays.copyOf(descending(values), k));
    }

    /** The indices of {@code values}, the largest's first, of equal ones the first first. */
    static int[] descending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> 0 - values[i])
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The indices, as tables take them; NaN where the vector is not defined. */
    DoubleStream definedIndices() {
        return Arrays.stream(indices).mapToDouble(i -> isDefined() ? i : Double.NaN);
    }

    /** The K largest values, largest first. */
    DoubleStream largest() {
        return Arrays.stream(indices).mapToDouble(i -> values[i]);
    }

    private boolean isDefined() {
        return !Double.isNaN(values[0]);
    }

    /** The sum of the K largest. */
    private double sum() {
        return largest().sum();
    }

    /** The mean of the K largest. */
    double magnitude() {
        return sum() / indices.length;
    }

    /** The sum of the K largest over that of all values; NaN where that is not positive. */
    double share() {
        return Values.part(sum(), Arrays.stream(values).sum());
    }

    /** The sum of the K largest over that of all positive values; NaN where there is none. */
    double shareOfPositive() {
        return Values.part(
                sum(), Arrays.stream(values).filter(value -> value > 0).sum());
    }

    /** The share of the indices that are among the other's too, whatever their order; NaN if one is not defined. */
    double overlap(TopK other) {
        if (!isDefined() || !other.isDefined()) {
            return Double.NaN;
        }
        long shared = Arrays.stream(indices)
                .filter(i -> Arrays.stream(other.indices).anyMatch(j -> i == j))
                .count();
        return (double) shared / indices.length;
    }
}
