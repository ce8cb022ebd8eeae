package counterpoise.api;

import java.util.random.RandomGenerator;

/**
 * A stream of random numbers that is a pure function of the experiment's seed, a name and an index. The runtime makes
 * it; its numbers do not depend on the Java version. Ask for a new stream per epoch, class or other index rather than
 * keeping one: then work that is resumed draws the same numbers as work that was never stopped.
 *
 * <p>Use the methods declared here. Those inherited and not declared again may change with the Java version.
 */
public interface RandomStream extends RandomGenerator {

    @Override
    int nextInt();

    /** A number from 0 (inclusive) to {@code bound} (exclusive), each equally likely; {@code bound} is at least 1. */
    @Override
    int nextInt(int bound);

    @Override
    long nextLong();

    /** A number from 0 (inclusive) to 1 (exclusive). */
    @Override
    double nextDouble();

    /** A number from 0 (inclusive) to 1 (exclusive). */
    @Override
    float nextFloat();

    @Override
    boolean nextBoolean();

    /** A number from the normal distribution of mean 0 and standard deviation 1. */
    @Override
    double nextGaussian();

    /** Puts {@code values} in a random order, every order equally likely (Fisher-Yates). */
    default void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    /** The numbers from 0 to {@code count - 1} in a random order. */
    default int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        shuffle(order);
        return order;
    }
}
