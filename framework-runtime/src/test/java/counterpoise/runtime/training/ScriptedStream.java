package counterpoise.runtime.training;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import counterpoise.api.RandomStream;

/** A stream that says what a test wrote down, and fails when it is asked for more. */
final class ScriptedStream implements RandomStream {

    private final Deque<Object> script = new ArrayDeque<>();

    ScriptedStream(Object... script) {
        this.script.addAll(List.of(script));
    }

    boolean isUsedUp() {
        return script.isEmpty();
    }

    @Override
    public int nextInt(int bound) {
        int value = (Integer) script.remove();
        if (value >= bound) {
            throw new IllegalStateException(
                    "%d was written down, but less than %d is asked for".formatted(value, bound));
        }
        return value;
    }

    @Override
    public boolean nextBoolean() {
        return (Boolean) script.remove();
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
    public double nextDouble() {
        throw new UnsupportedOperationException();
    }

    @Override
    public float nextFloat() {
        throw new UnsupportedOperationException();
    }

    @Override
    public double nextGaussian() {
        throw new UnsupportedOperationException();
    }
}
