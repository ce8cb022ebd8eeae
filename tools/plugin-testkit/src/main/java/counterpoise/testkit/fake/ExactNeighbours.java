package counterpoise.testkit.fake;

import java.util.Comparator;
import java.util.stream.IntStream;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.Neighbours;

/** Nearest neighbours found by comparing with every candidate. */
final class ExactNeighbours implements Neighbours {

    private final int k;
    private final int[][] found;
    private final double[][] squaredDistances;

    ExactNeighbours(Samples train, int[] rows, int[] candidates, int k) {
        if (k < 1 || k > candidates.length - 1) {
            throw new IllegalArgumentException(
                    "%d neighbours were asked for, but there can be 1 to %d".formatted(k, candidates.length - 1));
        }
        if (IntStream.of(candidates).distinct().count() < candidates.length) {
            throw new IllegalArgumentException("a sample is twice among the candidates");
        }
        this.k = k;
        this.found = new int[rows.length][];
        this.squaredDistances = new double[rows.length][];
        float[][] all = IntStream.range(0, train.count()).mapToObj(train::row).toArray(float[][]::new);
        for (int i = 0; i < rows.length; i++) {
            int asked = rows[i];
            double[] distances = IntStream.range(0, all.length)
                    .mapToDouble(row -> squaredDistance(all[asked], all[row]))
                    .toArray();
            found[i] = IntStream.of(candidates)
                    .sorted()
                    .filter(row -> row != asked)
                    .boxed()
                    // The sort is stable, so that ties stay in the order of the rows.
                    .sorted(Comparator.comparingDouble(row -> distances[row]))
                    .limit(k)
                    .mapToInt(Integer::intValue)
                    .toArray();
            squaredDistances[i] =
                    IntStream.of(found[i]).mapToDouble(row -> distances[row]).toArray();
        }
    }

    private static double squaredDistance(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            double difference = (double) left[i] - right[i];
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    public int count() {
        return found.length;
    }

    @Override
    public int k() {
        return k;
    }

    @Override
    public int row(int i, int rank) {
        return found[i][rank];
    }

    @Override
    public double squaredDistance(int i, int rank) {
        return squaredDistances[i][rank];
    }
}
