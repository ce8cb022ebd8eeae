package counterpoise.runtime.neighbours;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.apache.commons.numbers.arrays.Selection;

/**
 * Searches the neighbours of a block of rows: multiplies the block with panel after panel, and collects each row's
 * candidates. Any number of threads may search at once.
 */
final class BlockSearch {

    /** Every how many-th approximation is looked at for a likely limit. */
    private static final int STRIDE = 16;

    /** How many of the k nearest must be expected among those for this to be worth its while. */
    private static final int SMALLEST_SHARE = 4;

    private final CentredSamples samples;
    private final List<Panel> panels;
    private final ApproximationError error;
    private final int k;
    private final NDManager manager;

    /**
     * @param among the rows that are searched, none twice, at least {@code k} besides each row asked about
     * @param manager owns what is searched; on it the products are computed
     */
    BlockSearch(CentredSamples samples, int[] among, int k, NDManager manager) {
        this.samples = samples;
        this.panels = Panel.of(samples, among, manager);
        this.error = new ApproximationError(samples, among);
        this.k = k;
        this.manager = manager;
    }

    /** The rows of the k nearest neighbours of each of {@code block}, nearest first. */
    int[][] nearest(int[] block) {
        Candidates[] candidates = candidates(block, this::likelyLimit);
        int[] misled = IntStream.range(0, block.length)
                .filter(i -> !candidates[i].settle())
                .toArray();
        Candidates[] unlimited = candidates(
                IntStream.of(misled).map(i -> block[i]).toArray(), approximations -> Float.POSITIVE_INFINITY);
        for (int i = 0; i < misled.length; i++) {
            unlimited[i].settle();
            candidates[misled[i]] = unlimited[i];
        }
        return Stream.of(candidates).map(ofRow -> ofRow.nearest(samples)).toArray(int[][]::new);
    }

    /** The limit that a row's candidates begin with. */
    private interface FirstLimit {

        /** @param approximations those of the first panel */
        float of(float[] approximations);
    }

    private Candidates[] candidates(int[] block, FirstLimit firstLimit) {
        Candidates[] candidates = new Candidates[block.length];
        if (block.length == 0) {
            return candidates;
        }
        try (NDManager blockManager = manager.newSubManager()) {
            NDArray rows = blockManager.create(samples.centred(block), new Shape(block.length, samples.dimension()));
            float[] approximations = new float[panels.get(0).length()];
            for (Panel panel : panels) {
                try (NDArray products = rows.matMul(panel.transposed())) {
                    FloatBuffer values = products.toByteBuffer(true).asFloatBuffer();
                    for (int i = 0; i < block.length; i++) {
                        panel.approximate(values, i * panel.length(), approximations);
                        if (candidates[i] == null) {
                            float limit = firstLimit.of(approximations);
                            candidates[i] = new Candidates(block[i], k, error.of(block[i]), limit);
                        }
                        candidates[i].collect(panel, approximations);
                    }
                }
            }
        }
        return candidates;
    }

    /**
     * A limit that is likely to let the k nearest and what may be as near pass, and few others, from a sample of the
     * approximations. Where k is small, a limit is found as fast without one.
     */
    private float likelyLimit(float[] firstPanel) {
        int stride = Math.max(1, STRIDE / panels.size());
        double expected = (double) k / (stride * panels.size());
        int rank = (int) (expected + 3 * Math.sqrt(expected) + 3);
        int count = firstPanel.length / stride;
        if (expected < SMALLEST_SHARE || rank >= count) {
            return Float.POSITIVE_INFINITY;
        }
        double[] sample = new double[count];
        for (int i = 0; i < count; i++) {
            sample[i] = firstPanel[i * stride];
        }
        Selection.select(sample, rank);
        return (float) sample[rank];
    }
}
