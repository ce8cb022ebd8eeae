package counterpoise.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

/** The numbers were printed by NumPy itself: {@code numpy.random.RandomState}. */
class NumpyRandomTest {

    @Test
    void drawsTheWordsOfRandomState() {
        NumpyRandom random = new NumpyRandom(0);
        // NumPy: RandomState(0).randint(2**32, size=5)
        assertThat(LongStream.generate(random::nextUnsignedInt).limit(5))
                .containsExactly(2357136044L, 2546248239L, 3071714933L, 3626093760L, 2588848963L);
    }

    @Test
    void shufflesTenNumbersAsNumpyDoes() {
        int[] values = IntStream.range(0, 10).toArray();
        new NumpyRandom(0).shuffle(values);
        // NumPy: RandomState(0).shuffle(numpy.arange(10))
        assertThat(values).containsExactly(2, 8, 4, 9, 1, 6, 7, 3, 0, 5);
    }

    @Test
    void shufflesTenClassesFromOneGenerator() {
        // NumPy: ten consecutive RandomState(0).shuffle(numpy.arange(5000)), the first six of each
        int[][] expected = {
            {398, 3833, 4836, 4572, 636, 2545},
            {597, 332, 521, 3935, 4800, 1102},
            {3488, 1136, 3494, 2945, 4518, 4011},
            {3542, 3307, 4529, 1646, 2583, 2144},
            {2583, 3687, 4719, 980, 168, 31},
            {4127, 1152, 4595, 4590, 2270, 492},
            {1042, 3356, 441, 1554, 3543, 720},
            {3860, 271, 757, 4394, 475, 1805},
            {1905, 4623, 1694, 4227, 2715, 3889},
            {2204, 3816, 2206, 2507, 1926, 4765},
        };
        assertThat(firstSixOfTenShuffles(0)).isDeepEqualTo(expected);
    }

    @Test
    void shufflesTenClassesWithSeedTen() {
        // NumPy: the same with RandomState(10)
        Map<Integer, int[]> expected = Map.of(
                0, new int[] {245, 4493, 4583, 2242, 3407, 807},
                9, new int[] {4871, 444, 2193, 903, 3808, 3250});
        int[][] shuffles = firstSixOfTenShuffles(10);
        expected.forEach((label, first) -> assertThat(shuffles[label]).containsExactly(first));
    }

    @Test
    void keepsTheSeedsThatNumpyTakes() {
        assertThat(new NumpyRandom(NumpyRandom.LARGEST_SEED).nextUnsignedInt()).isPositive();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NumpyRandom(-1))
                .withMessage("The seed -1 cannot draw a subset: NumPy's generator takes seeds from 0 to 4294967295.");
        assertThatIllegalArgumentException().isThrownBy(() -> new NumpyRandom(1L << 32));
    }

    @Test
    void drawsUpToTheLargestAllowed() {
        NumpyRandom random = new NumpyRandom(3);
        assertThat(IntStream.generate(() -> random.nextAtMost(4))
                        .limit(1000)
                        .distinct()
                        .sorted())
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(random.nextAtMost(0)).isZero();
        assertThat(random.nextAtMost(Integer.MAX_VALUE)).isNotNegative();
        assertThatIllegalArgumentException().isThrownBy(() -> random.nextAtMost(-1));
    }

    private static int[][] firstSixOfTenShuffles(long seed) {
        NumpyRandom random = new NumpyRandom(seed);
        return IntStream.range(0, 10)
                .mapToObj(label -> {
                    int[] values = IntStream.range(0, 5000).toArray();
                    random.shuffle(values);
                    return Arrays.copyOf(values, 6);
                })
                .toArray(int[][]::new);
    }
}
