package counterpoise.oversamplers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Neighbours;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.testkit.fake.FakeSamplingContext;

/** A context whose random numbers are given in the order in which they are to be drawn, whole or not. */
final class ScriptedContext implements SamplingContext {

    private final FakeSamplingContext context;
    private final Deque<Number> script;

    /** @param script an {@link Integer} for each number below a bound, a {@link Double} for each fraction */
    ScriptedContext(Samples train, int[] requested, Number... script) {
        context = new FakeSamplingContext(train, 0).requesting(requested);
        this.script = new ArrayDeque<>(List.of(script));
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

    List<String> warnings() {
        return context.warnings();
    }

    @Override
    public RandomStream random(String name, long index) {
        return new ScriptedStream(script);
    }

    boolean isUsedUp() {
        return script.isEmpty();
    }

    private record ScriptedStream(Deque<Number> script) implements RandomStream {

        @Override
        public int nextInt(int bound) {
            return Objects.checkIndex((Integer) script.remove(), bound);
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
        public long nextLong() {
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
