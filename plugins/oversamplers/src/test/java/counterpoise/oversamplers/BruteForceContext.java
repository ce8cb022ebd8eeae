package counterpoise.oversamplers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Neighbours;
import counterpoise.api.oversampler.SamplingContext;

/** A context that looks at every pair of samples, and remembers what it was told. */
class BruteForceContext implements SamplingContext {

    private final Samples train;
    private final int[] requested;
    private final long seed;
    private final List<String> warnings = new ArrayList<>();
    private final List<Double> progress = new ArrayList<>();

    /** Requests as many samples of each class as bring it up to the largest. */
    BruteForceContext(Samples train, long seed) {
        this(train, seed, upToTheLargest(train.classCounts()));
    }

    BruteForceContext(Samples train, long seed, int[] requested) {
        this.train = train;
        this.seed = seed;
        this.requested = requested;
    }

    private static int[] upToTheLargest(int[] counts) {
        int largest = Arrays.stream(counts).max().orElseThrow();
        return Arrays.stream(counts).map(count -> largest - count).toArray();
    }

    @Override
    public int[] requested() {
        return requested.clone();
    }

    @Override
    public RandomStream random(String name, long index) {
        return new SplittableStream(new SplittableRandom(Objects.hash(seed, name, index)));
    }

    @Override
    public Neighbours neighbours(int[] rows, int k) {
        if (k < 1 || k > train.count() - 1) {
            throw new IllegalArgumentException("asked for %d neighbours among %d samples".formatted(k, train.count()));
        }
        return new Nearest(
                train, rows, Arrays.stream(rows).mapToObj(this::others).toList(), k);
    }

    private int[] others(int row) {
        return IntStream.range(0, train.count())
                .filter(other -> other != row)
                .boxed()
                .sorted(Comparator.comparingDouble(other -> squaredDistance(train, row, other)))
                .mapToInt(other -> other)
                .toArray();
    }

    static double squaredDistance(Samples train, int one, int other) {
        float[] a = train.row(one);
        float[] b = train.row(other);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    public void progress(double fraction) {
        progress.add(fraction);
    }

    @Override
    public void warn(String message) {
        warnings.add(message);
    }

    List<String> warnings() {
        return warnings;
    }

    List<Double> progressReported() {
        return progress;
    }

    private record Nearest(Samples train, int[] rows, List<int[]> others, int k) implements Neighbours {

        @Override
        public int count() {
            return rows.length;
        }

        @Override
        public int row(int i, int rank) {
            return others.get(i)[Objects.checkIndex(rank, k)];
        }

        @Override
        public double squaredDistance(int i, int rank) {
            return BruteForceContext.squaredDistance(train, rows[i], row(i, rank));
        }
    }

    private record SplittableStream(SplittableRandom random) implements RandomStream {

        @Override
        public int nextInt() {
            return random.nextInt();
        }

        @Override
        public int nextInt(int bound) {
            return random.nextInt(bound);
        }

        @Override
        public long nextLong() {
            return random.nextLong();
        }

        @Override
        public double nextDouble() {
            return random.nextDouble();
        }

        @Override
        public float nextFloat() {
            return random.nextFloat();
        }

        @Override
        public boolean nextBoolean() {
            return random.nextBoolean();
        }

        @Override
        public double nextGaussian() {
            return random.nextGaussian();
        }
    }
}
