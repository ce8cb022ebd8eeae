package counterpoise.runtime.neighbours;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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

    /** How many products a block holds: 1 MiB of them, which stay in the processor's cache until they are looked at. */
    private static final int BLOCK_PRODUCTS = 1 << 18;

    /** Fewer rows would read the samples that are searched from memory too often. */
    private static final int SMALLEST_BLOCK = 16;

    private static final int LARGEST_BLOCK = 512;

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
            int[][] nearest = search(missing, all, samples.centred(), k, progress);
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
        return new FoundNeighbours(samples, rows.clone(), k, search(rows, among, samples.centred(among), k, progress));
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

    /** Searches the samples {@code among}, whose centred values are {@code values}. */
    private int[][] search(int[] rows, int[] among, float[] values, int k, DoubleConsumer progress) {
        int blockRows = Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, BLOCK_PRODUCTS / among.length));
        ThreadLocal<NeighbourSelection> selections =
                ThreadLocal.withInitial(() -> new NeighbourSelection(samples, among, k));
        int[][] nearest = new int[rows.length][];
        List<Runnable> blocks = new ArrayList<>();
        try (NDManager searchManager = manager.newSubManager(device())) {
            NDArray transposed = searchManager
                    .create(values, new Shape(among.length, samples.dimension()))
                    .transpose();
            for (int from = 0; from < rows.length; from += blockRows) {
                int first = from;
                int[] block = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + blockRows));
                blocks.add(() -> {
                    try (NDManager blockManager = searchManager.newSubManager()) {
                        FloatBuffer products = products(blockManager, block, transposed);
                        NeighbourSelection selection = selections.get();
                        for (int i = 0; i < block.length; i++) {
                            nearest[first + i] = selection.nearest(block[i], products, i * among.length);
                        }
                    }
                });
            }
            work.run(blocks, progress);
        }
        return nearest;
    }

    /** The manager's device, unless its products are rounded to TF32, for which the bound would not hold. */
    private Device device() {
        return "1".equals(System.getenv("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE")) ? Device.cpu() : manager.getDevice();
    }

    /** The inner products of the rows of {@code block} with all samples searched, row by row; gone with the manager. */
    private FloatBuffer products(NDManager blockManager, int[] block, NDArray transposed) {
        return blockManager
                .create(samples.centred(block), new Shape(block.length, samples.dimension()))
                .matMul(transposed)
                .toByteBuffer(true)
                .asFloatBuffer();
    }

    /** Ends the threads that search. */
    @Override
    public void close() {
        work.close();
    }
}
