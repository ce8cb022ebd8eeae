package counterpoise.generative.gamo;

import java.util.Arrays;
import java.util.function.LongFunction;

import counterpoise.api.RandomStream;

/**
 * The rows of the real samples of each step: pass after pass through all of them, each in another order, the last batch
 * of a pass as small as it comes. Which they are depends on the step alone, and not on those before it.
 */
final class RealBatches {

    private final int rows;
    private final int batchSize;
    private final LongFunction<RandomStream> streamOfPass;
    private final int batchesOfPass;
    private long pass = -1;
    private int[] order = {};

    /**
     * @param rows how many there are, at least 1
     * @param streamOfPass lends the random stream of a pass, counted from 0
     */
    RealBatches(int rows, int batchSize, LongFunction<RandomStream> streamOfPass) {
        this.rows = rows;
        this.batchSize = batchSize;
        this.streamOfPass = streamOfPass;
        this.batchesOfPass = (int) (((long) rows + batchSize - 1) / batchSize);
    }

    /** The rows of a step, counted from 0. */
    int[] of(int step) {
        if (step / batchesOfPass != pass) {
            pass = step / batchesOfPass;
            order = streamOfPass.apply(pass).permutation(rows);
        }
        int from = step % batchesOfPass * batchSize;
        return Arrays.copyOfRange(order, from, (int) Math.min((long) from + batchSize, rows));
    }
}
