package counterpoise.runtime.random;

import counterpoise.api.RandomStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Numbers of the generator xoshiro256++ (Blackman and Vigna 2021), normal ones by McFarland's ziggurat (2016). */
final class SeededStream implements RandomStream {

    private final UniformRandomProvider uniform;
    private final SharedStateContinuousSampler normal;

    SeededStream(long[] seed) {
        this.uniform = RandomSource.XO_SHI_RO_256_PP.create(seed);
        this.normal = ZigguratSampler.NormalizedGaussian.of(uniform);
    }

    @Override
    public int nextInt() {
        return uniform.nextInt();
    }

    @Override
    public int nextInt(int bound) {
        return uniform.nextInt(bound);
    }

    @Override
    public long nextLong() {
        return uniform.nextLong();
    }

    @Override
    public double nextDouble() {
        return uniform.nextDouble();
    }

    @Override
    public float nextFloat() {
        return uniform.nextFloat();
    }

    @Override
    public boolean nextBoolean() {
        return uniform.nextBoolean();
    }

    @Override
    public double nextGaussian() {
        return normal.sample();
    }
}
