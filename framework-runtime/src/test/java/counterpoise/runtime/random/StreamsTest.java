package counterpoise.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import counterpoise.api.RandomStream;
import org.junit.jupiter.api.Test;

class StreamsTest {

    private final Streams streams = new Streams(7);

    @Test
    void theSameNameAndIndexGiveTheSameNumbers() {
        assertThat(longs(streams.stream("order", 3))).isEqualTo(longs(new Streams(7).stream("order", 3)));
    }

    @Test
    void seedNameIndexAndScopeEachMakeAnotherStream() {
        List<RandomStream> different = List.of(
                streams.stream("order", 3),
                streams.stream("order", 4),
                streams.stream("crop", 3),
                new Streams(8).stream("order", 3),
                streams.scope("training").stream("order", 3),
                streams.scope("head").stream("order", 3),
                streams.scope("a").stream("bc", 0),
                streams.scope("ab").stream("c", 0),
                streams.scope("a").scope("b").stream("c", 0),
                streams.stream("abc", 0));
        Set<String> seen = new HashSet<>();
        different.forEach(stream -> seen.add(Arrays.toString(longs(stream))));
        assertThat(seen).hasSameSizeAs(different);
    }

    @Test
    void aStreamDoesNotDependOnWhatOthersDrew() {
        RandomStream first = streams.stream("order", 0);
        streams.stream("crop", 0).nextLong();
        long[] interleaved = new long[8];
        for (int i = 0; i < interleaved.length; i++) {
            interleaved[i] = first.nextLong();
            streams.stream("order", 0).nextGaussian();
        }
        assertThat(interleaved).isEqualTo(longs(streams.stream("order", 0)));
    }

    /** Results stand on these numbers: a change here is a change of every result. */
    @Test
    void theNumbersNeverChange() {
        RandomStream stream = new Streams(0).scope("training").stream("order", 1);
        // worked out apart from this program: SHA-256 of the seed's bytes, one step of xoshiro256++
        assertThat(stream.nextLong()).isEqualTo(1680302256028715136L);
        // as first drawn, with Commons RNG 1.6
        assertThat(stream.nextInt()).isEqualTo(1374575627);
        assertThat(IntStream.generate(() -> stream.nextInt(10)).limit(8)).containsExactly(1, 6, 3, 1, 7, 9, 1, 8);
        assertThat(stream.nextDouble()).isEqualTo(0.750813087587307);
        assertThat(stream.nextFloat()).isEqualTo(0.9432222f);
        assertThat(stream.nextBoolean()).isTrue();
        assertThat(stream.nextGaussian()).isEqualTo(-1.8733338578205079);
        assertThat(stream.permutation(8)).containsExactly(6, 3, 7, 0, 5, 1, 2, 4);
        assertThat(new Streams(0).engineSeed("training", 1)).isEqualTo(466489874);
    }

    @Test
    void theEngineSeedIsAFunctionOfSeedNameAndIndex() {
        assertThat(streams.engineSeed("dropout", 1)).isEqualTo(new Streams(7).engineSeed("dropout", 1));
        assertThat(streams.engineSeed("dropout", 1)).isNotEqualTo(streams.engineSeed("dropout", 2));
    }

    @Test
    void drawsFromTheDistributionsPromised() {
        RandomStream stream = streams.stream("distributions", 0);
        int draws = 100_000;
        double[] uniform =
                IntStream.range(0, draws).mapToDouble(i -> stream.nextDouble()).toArray();
        double[] normal = IntStream.range(0, draws)
                .mapToDouble(i -> stream.nextGaussian())
                .toArray();
        assertThat(Arrays.stream(uniform).allMatch(value -> value >= 0 && value < 1))
                .isTrue();
        // five standard errors: 5 sqrt(1/12 / 100000), 5 sqrt(1 / 100000), 5 sqrt(2 / 100000)
        assertThat(Arrays.stream(uniform).average().orElseThrow()).isCloseTo(0.5, within(0.0046));
        assertThat(Arrays.stream(normal).average().orElseThrow()).isCloseTo(0, within(0.016));
        assertThat(Arrays.stream(normal).map(value -> value * value).average().orElseThrow())
                .isCloseTo(1, within(0.023));
        assertThat(IntStream.range(0, 1000)
                        .map(i -> stream.nextInt(3))
                        .distinct()
                        .sorted())
                .containsExactly(0, 1, 2);
    }

    private static long[] longs(RandomStream stream) {
        return IntStream.range(0, 8).mapToLong(i -> stream.nextLong()).toArray();
    }
}
