package counterpoise.runtime.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Neighbours;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.training.TorchEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NearestNeighboursTest {

    private static final TorchEngine ENGINE = TorchEngine.start(Device.cpu());

    private final RandomStream random = new Streams(0).stream("neighbours", 0);
    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void findsTheNeighboursOfPointsOnALine() {
        Points points = new Points(1, new float[] {0, 1, 3, 4});
        Neighbours neighbours = new NearestNeighbours(points, manager, ENGINE).of(new int[] {0, 2}, 2);
        // worked by hand
        assertThat(rows(neighbours)).isDeepEqualTo(new int[][] {{1, 2}, {3, 1}});
        assertThat(neighbours.squaredDistance(0, 1)).isEqualTo(9);
        assertThat(neighbours.squaredDistance(1, 1)).isEqualTo(4);
        assertThat(neighbours.count()).isEqualTo(2);
        assertThat(neighbours.k()).isEqualTo(2);
    }

    @Test
    void agreesWithBruteForceOnRandomData() {
        agreesWithBruteForce(normal(700, 24), 1, 10, 300, 699);
    }

    @Test
    void agreesWithBruteForceOverSeveralBlocks() {
        agreesWithBruteForce(normal(1500, 3), 7);
    }

    @Test
    void agreesWithBruteForceWhereASampleSaysHowFarTheNeighboursLie() {
        // More than 64 neighbours: of every sixteenth distance, the limit for the others is estimated.
        agreesWithBruteForce(normal(2000, 8), 64, 200);
    }

    @Test
    void agreesWithBruteForceWhereTheSampleMisleads() {
        // Every sixteenth point lies at the origin, so that the estimate is of those alone.
        Points points = normal(2000, 4);
        for (int row = 0; row < 2000; row += 16) {
            Arrays.fill(points.values, 4 * row, 4 * row + 4, 0);
        }
        agreesWithBruteForce(points, 64, 150, 300);
    }

    @Test
    void agreesWithBruteForceOnTiesAndDuplicates() {
        Points grid = new Points(3, IntStream.range(0, 3 * 400).mapToObj(i -> (float) random.nextInt(3)));
        agreesWithBruteForce(grid, 1, 5, 100, 399);
    }

    @Test
    void agreesWithBruteForceWhereAllPointsAreEqual() {
        agreesWithBruteForce(new Points(2, IntStream.range(0, 2 * 50).mapToObj(i -> 0.1f)), 1, 7, 49);
    }

    @Test
    void agreesWithBruteForceOnTightClustersFarFromTheOrigin() {
        // Within a cluster, distances are far below the rounding error of squared norms near 1e8.
        float[] values = new float[300 * 8];
        for (int i = 0; i < values.length; i++) {
            int cluster = i / 8 % 3;
            values[i] = 10_000 + 5_000 * cluster + 0.01f * random.nextInt(20);
        }
        agreesWithBruteForce(new Points(8, values), 1, 10, 150, 299);
    }

    @Test
    void agreesWithBruteForceOnVeryLargeAndVerySmallValues() {
        for (float scale : new float[] {1e37f, 1e-37f, 1e-44f}) {
            Points normal = normal(60, 5);
            for (int i = 0; i < normal.values.length; i++) {
                normal.values[i] *= scale;
            }
            agreesWithBruteForce(normal, 1, 5, 59);
        }
    }

    @Test
    void agreesWithBruteForceInManyDimensions() {
        agreesWithBruteForce(normal(80, 3072), 5);
    }

    @Test
    void twoSamplesAreEachOthersNeighbours() {
        Points points = new Points(2, new float[] {1, 2, 3, 4});
        assertThat(rows(new NearestNeighbours(points, manager, ENGINE).of(new int[] {1, 0, 1}, 1)))
                .isDeepEqualTo(new int[][] {{0}, {1}, {0}});
    }

    @Test
    void smallerKIsAPrefixInAnyOrderOfAsking() {
        Points points = normal(200, 6);
        int[] all = points.allRows();
        NearestNeighbours large = new NearestNeighbours(points, manager, ENGINE);
        int[][] twenty = rows(large.of(all, 20));
        int[][] five = rows(large.of(all, 5));
        NearestNeighbours small = new NearestNeighbours(points, manager, ENGINE);
        assertThat(rows(small.of(all, 5))).isDeepEqualTo(five);
        assertThat(rows(small.of(all, 20))).isDeepEqualTo(twenty);
        for (int row : all) {
            assertThat(five[row]).containsExactly(Arrays.copyOf(twenty[row], 5));
        }
    }

    @Test
    void asksForNothingTwice() {
        NearestNeighbours neighbours = new NearestNeighbours(normal(50, 4), manager, ENGINE);
        neighbours.of(new int[] {3, 4}, 9);
        neighbours.of(new int[] {4, 3, 4}, 8, fraction -> {
            throw new AssertionError("searched again");
        });
        assertThat(neighbours.of(new int[0], 1).count()).isZero();
    }

    @Test
    void searchesTheCandidatesAlone() {
        Points points = new Points(1, new float[] {0, 1, 3, 4, 7, 3});
        NearestNeighbours neighbours = new NearestNeighbours(points, manager, ENGINE);
        // worked by hand: of 0 and 4 among 7, 3 (row 5), 0 and 3 (row 2), those at 3 in the order of the rows
        assertThat(rows(neighbours.of(new int[] {0, 3}, new int[] {4, 5, 0, 2}, 3, fraction -> {})))
                .isDeepEqualTo(new int[][] {{2, 5, 4}, {2, 5, 4}});
    }

    @Test
    void agreesWithBruteForceAmongCandidates() {
        Points points = normal(900, 5);
        int[] candidates = IntStream.range(0, 900).filter(row -> row % 3 != 1).toArray();
        int[] rows = IntStream.range(0, 900).filter(row -> row % 3 == 0).toArray();
        int[][] expected = bruteForce(points);
        int[][] found = rows(new NearestNeighbours(points, manager, ENGINE).of(rows, candidates, 8, fraction -> {}));
        for (int i = 0; i < rows.length; i++) {
            assertThat(found[i])
                    .containsExactly(Arrays.stream(expected[rows[i]])
                            .filter(row -> row % 3 != 1)
                            .limit(8)
                            .toArray());
        }
    }

    @Test
    void keepsNoNeighboursAmongCandidatesForThoseAmongAll() {
        NearestNeighbours neighbours = new NearestNeighbours(new Points(1, new float[] {0, 1, 2, 3}), manager, ENGINE);
        neighbours.of(new int[] {0}, new int[] {0, 2, 3}, 2, fraction -> {});
        assertThat(rows(neighbours.of(new int[] {0}, 2))).isDeepEqualTo(new int[][] {{1, 2}});
    }

    @Test
    void leavesTheEngineItsThreads() {
        int before = ENGINE.threads();
        new NearestNeighbours(normal(50, 4), manager, ENGINE).of(new int[] {1, 2}, 3);
        assertThat(ENGINE.threads()).isEqualTo(before);
    }

    @Test
    void leavesNoArraysBehind() {
        NDManager own = manager.newSubManager();
        new NearestNeighbours(normal(50, 4), own, ENGINE).of(new int[] {1, 2}, 3);
        new NearestNeighbours(normal(50, 4), own, ENGINE).of(new int[] {1, 2}, new int[] {4, 5, 6}, 2, fraction -> {});
        assertThat(own.getManagedArrays()).isEmpty();
    }

    @Test
    void progressReachesOneAndMayCancel() {
        NearestNeighbours neighbours = new NearestNeighbours(normal(600, 2), manager, ENGINE);
        double[] last = {0};
        neighbours.of(IntStream.range(0, 600).toArray(), 1, fraction -> last[0] = fraction);
        assertThat(last[0]).isEqualTo(1);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> neighbours.of(new int[] {0}, 2, f -> {
                    throw new CancellationException();
                }));
        assertThat(manager.getManagedArrays()).isEmpty();
    }

    @Test
    void refusesCountsAndRowsOutOfRange() {
        NearestNeighbours neighbours = new NearestNeighbours(normal(4, 2), manager, ENGINE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neighbours.of(new int[] {0}, 4))
                .withMessage("4 neighbours of each sample were asked for, but among 4 samples there can be 1 to 3.");
        assertThatIllegalArgumentException().isThrownBy(() -> neighbours.of(new int[] {0}, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neighbours.of(new int[] {4}, 1))
                .withMessage("The neighbours of sample 4 were asked for, but there are 4 samples.");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> neighbours.of(new int[] {0}, 1).row(0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neighbours.of(new int[] {0}, new int[] {0, 1, 2}, 3, fraction -> {}))
                .withMessage("3 neighbours of each sample were asked for, but among 3 samples there can be 1 to 2.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neighbours.of(new int[] {0}, new int[] {1, 4}, 1, fraction -> {}))
                .withMessage("The neighbours of sample 4 were asked for, but there are 4 samples.");
    }

    @Test
    void refusesWhatIsNotFinite() {
        Points points = new Points(2, new float[] {0, 1, Float.NaN, 2});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NearestNeighbours(points, manager, ENGINE))
                .withMessage("Sample 1 holds the value NaN, so that its distances are not defined.");
    }

    private void agreesWithBruteForce(Points points, int... ks) {
        NearestNeighbours neighbours = new NearestNeighbours(points, manager, ENGINE);
        int[][] expected = bruteForce(points);
        int[] all = points.allRows();
        for (int k : ks) {
            int[][] prefixes = Arrays.stream(expected)
                    .map(sorted -> Arrays.copyOf(sorted, k))
                    .toArray(int[][]::new);
            assertThat(rows(neighbours.of(all, k))).as("k = %d", k).isDeepEqualTo(prefixes);
        }
    }

    private static int[][] rows(Neighbours neighbours) {
        return IntStream.range(0, neighbours.count())
                .mapToObj(i -> IntStream.range(0, neighbours.k())
                        .map(rank -> neighbours.row(i, rank))
                        .toArray())
                .toArray(int[][]::new);
    }

    private static int[][] bruteForce(Points points) {
        return IntStream.range(0, points.count())
                .mapToObj(row -> {
                    double[] distances = IntStream.range(0, points.count())
                            .mapToDouble(other -> points.squaredDistance(row, other))
                            .toArray();
                    return IntStream.range(0, points.count())
                            .filter(other -> other != row)
                            .boxed()
                            .sorted(Comparator.comparingDouble((Integer other) -> distances[other])
                                    .thenComparing(Comparator.naturalOrder()))
                            .mapToInt(Integer::intValue)
                            .toArray();
                })
                .toArray(int[][]::new);
    }

    private Points normal(int count, int dimension) {
        return new Points(
                dimension, IntStream.range(0, count * dimension).mapToObj(i -> (float) random.nextGaussian()));
    }

    /** Points of one class. */
    private static final class Points implements Samples {

        private final int dimension;
        private final float[] values;

        Points(int dimension, float[] values) {
            this.dimension = dimension;
            this.values = values;
        }

        Points(int dimension, Stream<Float> values) {
            this.dimension = dimension;
            Float[] boxed = values.toArray(Float[]::new);
            this.values = new float[boxed.length];
            for (int i = 0; i < boxed.length; i++) {
                this.values[i] = boxed[i];
            }
        }

        int[] allRows() {
            return IntStream.range(0, count()).toArray();
        }

        double squaredDistance(int row, int other) {
            double sum = 0;
            for (int i = 0; i < dimension; i++) {
                double difference = (double) values[row * dimension + i] - values[other * dimension + i];
                sum += difference * difference;
            }
            return sum;
        }

        @Override
        public int count() {
            return values.length / dimension;
        }

        @Override
        public int[] shape() {
            return new int[] {dimension};
        }

        @Override
        public int classes() {
            return 1;
        }

        @Override
        public int label(int row) {
            return 0;
        }

        @Override
        public void read(int from, int rows, float[] target, int offset) {
            System.arraycopy(values, from * dimension, target, offset, rows * dimension);
        }
    }
}
