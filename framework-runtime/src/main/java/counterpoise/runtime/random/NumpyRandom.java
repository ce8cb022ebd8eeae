package counterpoise.runtime.random;

/**
 * NumPy's legacy generator, {@code numpy.random.RandomState(seed)}: the Mersenne Twister MT19937 of Matsumoto and
 * Nishimura (1998), seeded by their {@code init_genrand}, and NumPy's shuffle. It draws the subsets of published
 * experiments anew; for all else see {@link Streams}.
 *
 * <p>Commons RNG has the same generator, but seeds it with {@code init_by_array} alone, which gives other numbers.
 */
public final class NumpyRandom {

    /** The largest seed that NumPy takes. */
    public static final long LARGEST_SEED = 0xFFFF_FFFFL;

    private static final int WORDS = 624;
    private static final int SHIFT = 397;

    private final int[] state = new int[WORDS];
    private int next = WORDS;

    /**
     * A generator in the state after seeding.
     *
     * @param seed from 0 to {@link #LARGEST_SEED}
     * @throws IllegalArgumentException for another
     */
    public NumpyRandom(long seed) {
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new IllegalArgumentException(
                    "The seed %d cannot draw a subset: NumPy's generator takes seeds from 0 to %d."
                            .formatted(seed, LARGEST_SEED));
        }
        state[0] = (int) seed;
        for (int i = 1; i < WORDS; i++) {
            state[i] = 1_812_433_253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** The next 32 bits, from 0 to 2^32 - 1: NumPy's {@code randint(2**32)}. */
    public long nextUnsignedInt() {
        return Integer.toUnsignedLong(nextWord());
    }

    /**
     * A number from 0 to {@code largest}, both inclusive, as NumPy's shuffle draws it: words are cut to as many bits as
     * {@code largest} has, and drawn again while they are larger.
     */
    public int nextAtMost(int largest) {
        if (largest < 0) {
            throw new IllegalArgumentException("a number from 0 to %d cannot be drawn".formatted(largest));
        }
        if (largest == 0) {
            return 0;
        }
        int mask = -1 >>> Integer.numberOfLeadingZeros(largest);
        int value = nextWord() & mask;
        while (value > largest) {
            value = nextWord() & mask;
        }
        return value;
    }

    /** Puts {@code values} in the order in which NumPy's {@code shuffle} would. */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextAtMost(i);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    private int nextWord() {
        if (next == WORDS) {
            twist();
            next = 0;
        }
        int word = state[next++];
        word ^= word >>> 11;
        word ^= word << 7 & 0x9d2c_5680;
        word ^= word << 15 & 0xefc6_0000;
        return word ^ word >>> 18;
    }

    private void twist() {
        for (int i = 0; i < WORDS; i++) {
            int joined = state[i] & 0x8000_0000 | state[(i + 1) % WORDS] & 0x7fff_ffff;
            state[i] = state[(i + SHIFT) % WORDS] ^ joined >>> 1 ^ ((joined & 1) == 0 ? 0 : 0x9908_b0df);
        }
    }
}
