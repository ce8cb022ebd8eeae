package counterpoise.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import counterpoise.api.RandomStream;
import counterpoise.api.dataset.DatasetContext;

/** Lends a folder and streams, and notes the progress. */
public final class TestContext implements DatasetContext {

    private final Path folder;
    private final List<Double> progress = new ArrayList<>();

    public TestContext(Path folder) {
        this.folder = folder;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public RandomStream random(String name, long index) {
        return new SplittableStream(new SplittableRandom(31L * name.hashCode() + index).split());
    }

    @Override
    public void progress(double fraction) {
        progress.add(fraction);
    }

    /** The fractions told so far. */
    public List<Double> progress() {
        return List.copyOf(progress);
    }

    private record SplittableStream(SplittableRandom random) implements RandomStream {

        @Override
        public int nextInt() {
            return random.nextInt();
        }

        @Override
        public int nextInt(int bound) {
            return random.nextInt(bound);
        }

        @Override
        public long nextLong() {
            return random.nextLong();
        }

        @Override
        public double nextDouble() {
            return random.nextDouble();
        }

        @Override
        public float nextFloat() {
            return random.nextFloat();
        }

        @Override
        public boolean nextBoolean() {
            return random.nextBoolean();
        }

        @Override
        public double nextGaussian() {
            return random.nextGaussian();
        }
    }
}
