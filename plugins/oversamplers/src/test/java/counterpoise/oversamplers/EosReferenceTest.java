package counterpoise.oversamplers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.RandomStream;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.RecordingSink;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for EOS on any data, and a second, naive implementation to compare with. */
class EosReferenceTest {

    private static final int K = 5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void towardsLiesBetweenASampleOfTheClassAndAnEnemyNearby(long seed) {
        Points train = RandomPoints.of(seed);
        forEachSynthetic(train, EosOptions.Variant.TOWARDS, seed, (pairs, sample) -> pairs.stream()
                .anyMatch(pair -> isBetween(sample, pair.base(), pair.enemy())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void awayLiesBeyondTheBaseAsSeenFromAnEnemyNearbyAndNotBetweenThem(long seed) {
        Points train = RandomPoints.of(seed);
        forEachSynthetic(train, EosOptions.Variant.AWAY, seed, (pairs, sample) -> pairs.stream()
                .filter(pair -> isBetween(pair.base(), sample, pair.enemy()))
                .anyMatch(pair -> distance(sample, pair.enemy()) >= distance(pair.base(), pair.enemy())
                        && distance(sample, pair.base()) <= distance(pair.base(), pair.enemy())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void releasedIsTheBaseOrLiesBetweenItAndANeighbourJustBeforeAnEnemy(long seed) {
        Points train = RandomPoints.of(seed);
        forEachSynthetic(train, EosOptions.Variant.RELEASED, seed, (pairs, sample) -> pairs.stream()
                .anyMatch(pair -> isBetween(sample, pair.base(), pair.beforeTheEnemy())));
    }

    static Stream<Arguments> variantsAndSeeds() {
        return Stream.of(EosOptions.Variant.values())
                .flatMap(variant -> IntStream.range(0, 8).mapToObj(seed -> Arguments.of(variant, seed)));
    }

    @ParameterizedTest
    @MethodSource("variantsAndSeeds")
    void agreesWithTheNaiveReference(EosOptions.Variant variant, int seed) {
        Points train = seed % 2 == 0 ? RandomPoints.of(seed) : RandomPoints.onAGrid(seed);
        FakeSamplingContext context = new FakeSamplingContext(train, seed);
        RecordingSink synthetics = RecordingSink.refusing(train);

        new EosOversampler(new EosOptions(variant, K)).synthesize(train, context, synthetics);

        List<float[]> expected = new ArrayList<>();
        for (int label = 1; label <= 2; label++) {
            expected.addAll(reference(train, label, 40 - train.classCounts()[label], variant, context));
        }
        assertThat(synthetics.counts(3)).containsExactly(0, 23, 31);
        for (int i = 0; i < expected.size(); i++) {
            RecordingSink.Added sample = synthetics.added().get(i);
            assertThat(sample.label()).isEqualTo(i < 23 ? 1 : 2);
            assertThat(sample.values()).containsExactly(expected.get(i), within(1e-5f));
        }
    }

    /** As the paper's text and the released program tell it, column 0 of the table being the sample itself. */
    private static List<float[]> reference(
            Points train, int label, int wanted, EosOptions.Variant variant, FakeSamplingContext context) {
        List<int[]> table = new ArrayList<>();
        for (int row : train.rowsOf(label)) {
            int[] withItself = IntStream.concat(IntStream.of(row), IntStream.of(nearest(train, row)))
                    .toArray();
            if (IntStream.of(withItself).anyMatch(neighbour -> train.label(neighbour) != label)) {
                table.add(withItself);
            }
        }
        RandomStream random = context.random("eos", label);
        List<float[]> samples = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            int[] base = table.get(random.nextInt(table.size()));
            IntPredicate isEnemy = column -> train.label(base[column]) != label;
            int[] columns = IntStream.rangeClosed(1, K).filter(isEnemy).toArray();
            int column = columns[random.nextInt(columns.length)];
            double r = random.nextDouble();
            float[] b = train.row(base[0]);
            float[] n = train.row(base[variant == EosOptions.Variant.RELEASED ? column - 1 : column]);
            float[] sample = new float[b.length];
            for (int j = 0; j < b.length; j++) {
                double difference = variant == EosOptions.Variant.AWAY ? b[j] - n[j] : n[j] - b[j];
                sample[j] = (float) (b[j] + r * difference);
            }
            samples.add(sample);
        }
        return samples;
    }

    /** The K nearest others by repeated selection, the lowest row first among equals. */
    private static int[] nearest(Points train, int row) {
        List<Integer> found = new ArrayList<>();
        while (found.size() < K) {
            int best = -1;
            for (int other = 0; other < train.count(); other++) {
                if (other != row
                        && !found.contains(other)
                        && (best < 0
                                || squaredDistance(train.row(row), train.row(other))
                                        < squaredDistance(train.row(row), train.row(best)))) {
                    best = other;
                }
            }
            found.add(best);
        }
        return found.stream().mapToInt(neighbour -> neighbour).toArray();
    }

    /** A sample, an enemy among its nearest neighbours, and the neighbour before that (or the sample itself). */
    private record Pair(float[] base, float[] enemy, float[] beforeTheEnemy) {}

    private static List<Pair> pairs(Points train, int label) {
        List<Pair> pairs = new ArrayList<>();
        for (int row : train.rowsOf(label)) {
            int before = row;
            for (int neighbour : nearest(train, row)) {
                if (train.label(neighbour) != label) {
                    pairs.add(new Pair(train.row(row), train.row(neighbour), train.row(before)));
                }
                before = neighbour;
            }
        }
        return pairs;
    }

    private static void forEachSynthetic(
            Points train, EosOptions.Variant variant, long seed, BiPredicate<List<Pair>, float[]> law) {
        RecordingSink synthetics = RecordingSink.refusing(train);
        new EosOversampler(new EosOptions(variant, K))
                .synthesize(train, new FakeSamplingContext(train, seed), synthetics);
        assertThat(synthetics.added()).hasSize(23 + 31);
        List<List<Pair>> pairs =
                IntStream.range(0, 3).mapToObj(label -> pairs(train, label)).toList();
        for (int i = 0; i < synthetics.added().size(); i++) {
            RecordingSink.Added sample = synthetics.added().get(i);
            assertThat(law.test(pairs.get(sample.label()), sample.values()))
                    .as("synthetic sample %d of variant %s", i, variant)
                    .isTrue();
        }
    }

    /** Whether {@code point} lies on the segment from {@code one} to {@code other}. */
    private static boolean isBetween(float[] point, float[] one, float[] other) {
        return distance(one, point) + distance(point, other) <= distance(one, other) + 1e-6;
    }

    private static double distance(float[] one, float[] other) {
        return Math.sqrt(squaredDistance(one, other));
    }

    private static double squaredDistance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = (double) one[i] - other[i];
            sum += difference * difference;
        }
        return sum;
    }
}
