package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

import ai.djl.ndarray.NDManager;
import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Neighbours;
import counterpoise.api.oversampler.SamplingContext;
import counterpoise.runtime.neighbours.NearestNeighbours;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.training.TorchEngine;

/** What an over-sampler is lent while a stage runs. */
final class LentContext implements SamplingContext, AutoCloseable {

    private static final Pattern ARTIFACT_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*\\.(png|svg|csv|json)");

    private final Streams streams;
    private final StageRun run;
    private final int[] requested;
    private final TorchEngine engine;
    private final NDManager manager;
    private final NDManager pluginManager;
    private final Samples train;
    private NearestNeighbours neighbours;
    private double done;

    LentContext(Samples train, Streams streams, TorchEngine engine, StageRun run) {
        this.streams = streams;
        this.run = run;
        this.requested = upToTheLargest(train.classCounts());
        this.engine = engine;
        this.manager = engine.newManager();
        this.pluginManager = manager.newSubManager();
        this.train = train;
    }

    /**
     * How many samples each class lacks to be as large as the largest; one without any has nothing to learn from and
     * gets none.
     */
    static int[] upToTheLargest(int[] counts) {
        int largest = Arrays.stream(counts).max().orElse(0);
        return Arrays.stream(counts)
                .map(count -> count == 0 ? 0 : largest - count)
                .toArray();
    }

    @Override
    public int[] requested() {
        return requested.clone();
    }

    @Override
    public Neighbours neighbours(int[] rows, int k) {
        return search().of(rows, k, this::searched);
    }

    @Override
    public Neighbours neighbours(int[] rows, int[] candidates, int k) {
        return search().of(rows, candidates, k, this::searched);
    }

    private NearestNeighbours search() {
        if (neighbours == null) {
            neighbours = new NearestNeighbours(train, manager, engine);
        }
        return neighbours;
    }

    private void searched(double fraction) {
        run.progress(done, "neighbours %.0f%%".formatted(100 * fraction));
    }

    @Override
    public NDManager manager() {
        return pluginManager;
    }

    @Override
    public RandomStream random(String name, long index) {
        return streams.stream(name, index);
    }

    @Override
    public Path checkpoints() {
        try {
            return run.checkpoints();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path artifact(String fileName) {
        if (!ARTIFACT_NAME.matcher(fileName).matches()) {
            throw new IllegalArgumentException(
                    ("\"%s\" cannot name an artifact: letters, digits, '.', '_' and '-' can, with the ending .png,"
                                    + " .svg, .csv or .json")
                            .formatted(fileName));
        }
        try {
            return run.output(Artifacts.file(fileName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void progress(double fraction) {
        done = fraction;
        run.progress(fraction, "");
    }

    @Override
    public void warn(String message) {
        run.warn(message);
    }

    @Override
    public void close() {
        if (neighbours != null) {
            neighbours.close();
        }
        manager.close();
    }
}
