package counterpoise.runtime.neighbours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Neighbours;
import counterpoise.runtime.training.TorchEngine;

/**
 * The nearest neighbours of samples among each other: exact by squared Euclidean distance in double precision, ties in
 * the order of the rows, a sample never its own neighbour.
 *
 * <p>Blocked products of 32-bit matrices give every squared distance as {@code |x|^2 + |y|^2 - 2xy} with an error of
 * which a bound is known; only rows that may be among the nearest within that bound are measured again, one by one and
 * in double precision. So the result depends neither on the linear algebra library nor on threads or device. Neighbours
 * found are kept. Used by one thread at a time.
 */
public final class NearestNeighbours implements AutoCloseable {

    /** How many rows are multiplied at once. */
    private static final int BLOCK = 128;

    private final CentredSamples samples;
    private final NDManager manager;
    private final SingleThreadedOperations work;

    /** The neighbours of each row that have been found, nearest first; null before. */
    private final int[][] found;

    /**
     * Prepares the search among {@code samples}, which are copied twice.
     *
     * @param manager of a started engine; its arrays are closed before each call returns
     * @param engine as many threads search at once as it divides an operation among
     * @throws IllegalArgumentException with a sentence if a value is not finite
     */
    public NearestNeighbours(Samples samples, NDManager manager, TorchEngine engine) {
        this.samples = new CentredSamples(samples);
        this.manager = manager;
        this.work = new SingleThreadedOperations(engine);
        this.found = new int[samples.count()][];
    }

    /** Like {@link #of(int[], int, DoubleConsumer)}, without telling how far the work has come. */
    public Neighbours of(int[] rows, int k) {
        return of(rows, k, fraction -> {});
    }

    /**
     * The {@code k} nearest neighbours of each of {@code rows}.
     *
     * @param rows which samples, in any order
     * @param k how many neighbours each, from 1 to {@code count - 1}
     * @param progress told after each block of rows which part of the work is done, up to 1; what it throws ends the
     *     search
     * @throws IllegalArgumentException with a sentence if {@code k} or a row is out of range
     */
    public Neighbours of(int[] rows, int k, DoubleConsumer progress) {
        check(rows, samples.count(), k);
        int[] missing = Arrays.stream(rows)
                .distinct()
                .filter(row -> found[row] == null || found[row].length < k)
                .toArray();
        if (missing.length > 0) {
            int[] all = IntStream.range(0, samples.count()).toArray();
            int[][] nearest = search(missing, all, k, progress);
            for (int i = 0; i < missing.length; i++) {
                found[missing[i]] = nearest[i];
            }
        }
        return new FoundNeighbours(
                samples,
                rows.clone(),
                k,
                Arrays.stream(rows).mapToObj(row -> found[row]).toArray(int[][]::new));
    }

    /**
     * The {@code k} nearest neighbours of each of {@code rows} among the samples {@code among} alone. Not kept.
     *
     * @param rows which samples, in any order
     * @param among which samples can be neighbours, none twice
     * @param k how many neighbours each, from 1 to one less than there are in {@code among}
     * @param progress as in {@link #of(int[], int, DoubleConsumer)}
     * @throws IllegalArgumentException with a sentence if {@code k} or a row is out of range
     */
    public Neighbours of(int[] rows, int[] among, int k, DoubleConsumer progress) {
        check(rows, among.length, k);
        check(among, among.length, k);
        return new FoundNeighbours(samples, rows.clone(), k, search(rows, among, k, progress));
    }

    private void check(int[] rows, int among, int k) {
        if (k < 1 || k >= among) {
            throw new IllegalArgumentException(
                    "%d neighbours of each sample were asked for, but among %d samples there can be 1 to %d."
                            .formatted(k, among, among - 1));
        }
        for (int row : rows) {
            if (row < 0 || row >= samples.count()) {
                throw new IllegalArgumentException(
                        "The neighbours of sample %d were asked for, but there are %d samples."
                                .formatted(row, samples.count()));
            }
        }
    }

    private int[][] search(int[] rows, int[] among, int k, DoubleConsumer progress) {
        int[][] nearest = new int[rows.length][];
        try (NDManager searchManager = manager.newSubManager(device())) {
            BlockSearch search = new BlockSearch(samples, among, k, searchManager);
            List<Runnable> blocks = new ArrayList<>();
            for (int from = 0; from < rows.length; from += BLOCK) {
                int first = from;
                int[] block = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + BLOCK));
                blocks.add(() -> System.arraycopy(search.nearest(block), 0, nearest, first, block.length));
            }
            work.run(blocks, progress);
        }
        return nearest;
    }

    /** The manager's device, unless its products are rounded to TF32, for which the bound would not hold. */
    private Device device() {
        return "1".equals(System.getenv("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE")) ? Device.cpu() : manager.getDevice();
    }

    /** Ends the threads that search. */
    @Override
    public void close() {
        work.close();
    }
}
