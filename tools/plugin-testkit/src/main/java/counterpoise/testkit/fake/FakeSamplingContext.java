package counterpoise.testkit.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ai.djl.ndarray.NDManager;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Neighbours;
import counterpoise.api.oversampler.SamplingContext;

/**
 * Lends an over-sampler what the runtime lends: neighbours are found by comparing with every sample, folders are
 * temporary, and an engine is started only when a manager is asked for. Close it to remove the folders and the arrays.
 */
public final class FakeSamplingContext extends FakeWork implements SamplingContext, AutoCloseable {

    private static final Pattern ARTIFACT_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*\\.(png|svg|csv|json)");

    private final Samples train;
    private final int[] requested;
    private final Optional<Path> lentCheckpoints;
    private Optional<Path> folder = Optional.empty();
    private Optional<NDManager> manager = Optional.empty();

    /**
     * A context that requests as many samples as bring every class that has any up to the largest. A class that has
     * none is not asked for, as there is nothing to learn it from.
     */
    public FakeSamplingContext(Samples train, long seed) {
        this(train, seed, upToTheLargest(train), Optional.empty());
    }

    private FakeSamplingContext(Samples train, long seed, int[] requested, Optional<Path> checkpoints) {
        super(seed);
        if (requested.length != train.classes()) {
            throw new IllegalArgumentException(
                    "%d counts requested for %d classes".formatted(requested.length, train.classes()));
        }
        this.train = train;
        this.requested = requested.clone();
        this.lentCheckpoints = checkpoints;
    }

    private static int[] upToTheLargest(Samples train) {
        int[] counts = train.classCounts();
        int largest = Arrays.stream(counts).max().orElse(0);
        return Arrays.stream(counts)
                .map(count -> count == 0 ? 0 : largest - count)
                .toArray();
    }

    /** A new context that differs in the counts requested. */
    public FakeSamplingContext requesting(int... counts) {
        return new FakeSamplingContext(train, seed(), counts, lentCheckpoints);
    }

    /** A new context that lends {@code folder} for checkpoints and leaves it in place when it is closed. */
    public FakeSamplingContext keepingCheckpointsIn(Path folder) {
        return new FakeSamplingContext(train, seed(), requested, Optional.of(folder));
    }

    @Override
    public int[] requested() {
        return requested.clone();
    }

    @Override
    public Neighbours neighbours(int[] rows, int k) {
        return neighbours(rows, IntStream.range(0, train.count()).toArray(), k);
    }

    @Override
    public Neighbours neighbours(int[] rows, int[] candidates, int k) {
        return new ExactNeighbours(train, rows, candidates, k);
    }

    /** A manager of the default engine, whose generator is seeded with the seed when it is first asked for. */
    @Override
    public NDManager manager() {
        if (manager.isEmpty()) {
            NDManager lent = NDManager.newBaseManager();
            lent.getEngine().setRandomSeed((int) seed());
            manager = Optional.of(lent);
        }
        return manager.get();
    }

    @Override
    public Path checkpoints() {
        return lentCheckpoints.orElseGet(() -> subfolder("checkpoints"));
    }

    @Override
    public Path artifact(String fileName) {
        if (!ARTIFACT_NAME.matcher(fileName).matches()) {
            throw new IllegalArgumentException(
                    ("an artifact cannot be called %s; use letters, digits, '.', '_' and '-',"
                                    + " and end it with .png, .svg, .csv or .json")
                            .formatted(fileName));
        }
        return subfolder("artifacts").resolve(fileName);
    }

    private Path subfolder(String name) {
        try {
            if (folder.isEmpty()) {
                folder = Optional.of(Files.createTempDirectory("sampling"));
            }
            return Files.createDirectories(folder.get().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        manager.ifPresent(NDManager::close);
        folder.ifPresent(FakeSamplingContext::remove);
        folder = Optional.empty();
        manager = Optional.empty();
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
