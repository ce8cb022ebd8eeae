package org.example.adasyn;

import java.util.Arrays;

import counterpoise.api.RandomStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GuideTableDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/** How many synthetic samples start from each sample of a class. */
final class Allocation {

    /** The library's default size of its table. */
    private static final double ALPHA = 1;

    private Allocation() {}

    /**
     * Divides {@code total} samples. With r<sub>i</sub> = Δ<sub>i</sub> / K (3), divided by their sum (4), sample i
     * gets
     *
     * <p>g<sub>i</sub> = G Δ<sub>i</sub> / ∑ Δ (5), K having cancelled out.
     *
     * <p>These are rarely whole numbers, and the paper does not say what then. Rounding each by itself would change
     * their sum, to nothing at all where every g<sub>i</sub> is below a half: where a class has more samples than it
     * lacks. So everyone gets the whole part of g<sub>i</sub>; what is left of G is drawn, by the parts left over
     * (residual sampling: Liu, Chen 1998, J. American Statistical Association 93, sec. 3.3). The sum is G, and the
     * expectation of each count g<sub>i</sub>.
     *
     * @param enemies Δ of each sample, not all 0
     * @param total G
     * @param random gives one number to each sample that is drawn
     * @return the number of each sample; together {@code total}
     */
    static int[] of(int[] enemies, int total, RandomStream random) {
        long sum = Arrays.stream(enemies).asLongStream().sum();
        int[] counts = new int[enemies.length];
        double[] leftOver = new double[enemies.length];
        int left = total;
        for (int i = 0; i < enemies.length; i++) {
            // In whole numbers: a quotient that is a hair too small would lose a sample.
            long share = (long) total * enemies[i];
            counts[i] = Math.toIntExact(share / sum);
            leftOver[i] = share % sum;
            left -= counts[i];
        }
        if (left > 0) {
            UniformRandomProvider uniform = random::nextLong;
            SharedStateDiscreteSampler drawn = GuideTableDiscreteSampler.of(uniform, leftOver, ALPHA);
            for (; left > 0; left--) {
                counts[drawn.sample()]++;
            }
        }
        return counts;
    }
}
