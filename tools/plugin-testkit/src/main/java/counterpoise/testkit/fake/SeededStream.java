package counterpoise.testkit.fake;

import counterpoise.api.RandomStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** A stream of random numbers made by XoShiRo256++ from a seed, a name and an index. Not the runtime's numbers. */
public final class SeededStream implements RandomStream {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final UniformRandomProvider generator;
    private final ContinuousSampler gaussian;

    /** A stream that depends on the three alone. */
    public SeededStream(long seed, String name, long index) {
        long state = mix(seed);
        for (int i = 0; i < name.length(); i++) {
            state = mix(state ^ name.charAt(i));
        }
        generator = RandomSource.XO_SHI_RO_256_PP.create(mix(state ^ mix(index)));
        gaussian = ZigguratSampler.NormalizedGaussian.of(generator);
    }

    /** A stream that depends on the seed alone. */
    public SeededStream(long seed) {
        this(seed, "", 0);
    }

    /** The output function of SplitMix64 (Steele, Lea and Flood 2014, figure 13, variant 13 of Stafford). */
    private static long mix(long value) {
        long mixed = value + GOLDEN_RATIO;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    @Override
    public int nextInt() {
        return generator.nextInt();
    }

    @Override
    public int nextInt(int bound) {
        return generator.nextInt(bound);
    }

    @Override
    public long nextLong() {
        return generator.nextLong();
    }

    @Override
    public double nextDouble() {
        return generator.nextDouble();
    }

    @Override
    public float nextFloat() {
        return generator.nextFloat();
    }

    @Override
    public boolean nextBoolean() {
        return generator.nextBoolean();
    }

    @Override
    public double nextGaussian() {
        return gaussian.sample();
    }
}
