package org.example.adasyn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Neighbours;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.testkit.fake.FakeSamplingContext;

/** A context whose random numbers are given in the order in which they are to be drawn. */
final class ScriptedContext implements SamplingContext {

    private final FakeSamplingContext context;
    private final RandomStream stream;

    ScriptedContext(Samples train, Number... script) {
        context = new FakeSamplingContext(train, 0);
        stream = stream(script);
    }

    /**
     * A stream with these numbers alone: an {@link Integer} for each number below a bound, a {@link Long} for 64 bits,
     * a {@link Double} for each fraction.
     */
    static RandomStream stream(Number... script) {
        return new ScriptedStream(new ArrayDeque<>(List.of(script)));
    }

    /** The 64 bits of which Commons RNG makes {@code fraction}, a multiple of 1 / 2<sup>53</sup>, by the upper 53. */
    static long bits(double fraction) {
        return (long) (fraction * 0x1p53) << 11;
    }

    @Override
    public int[] requested() {
        return context.requested();
    }

    @Override
    public Neighbours neighbours(int[] rows, int k) {
        return context.neighbours(rows, k);
    }

    @Override
    public Neighbours neighbours(int[] rows, int[] candidates, int k) {
        return context.neighbours(rows, candidates, k);
    }

    @Override
    public void progress(double fraction) {
        context.progress(fraction);
    }

    @Override
    public void warn(String message) {
        context.warn(message);
    }

    @Override
    public RandomStream random(String name, long index) {
        return stream;
    }

    List<String> warnings() {
        return context.warnings();
    }

    private record ScriptedStream(Deque<Number> script) implements RandomStream {

        @Override
        public int nextInt(int bound) {
            return Objects.checkIndex((Integer) script.remove(), bound);
        }

        @Override
        public long nextLong() {
            return (Long) script.remove();
        }

        @Override
        public double nextDouble() {
            return (Double) script.remove();
        }

        @Override
        public int nextInt() {
            throw new UnsupportedOperationException();
        }

        @Override
        public float nextFloat() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean nextBoolean() {
            throw new UnsupportedOperationException();
        }

        @Override
        public double nextGaussian() {
            throw new UnsupportedOperationException();
        }
    }
}
