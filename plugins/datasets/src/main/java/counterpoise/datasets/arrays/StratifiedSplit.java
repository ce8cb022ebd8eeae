package counterpoise.datasets.arrays;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import counterpoise.api.RandomStream;

/** Holds out the same share of each class. */
final class StratifiedSplit {

    private StratifiedSplit() {}

    /**
     * Draws the rows that are held out: of each class the share of its rows, rounded, but one at least, and one at
     * least stays.
     *
     * @param labels the label of each row
     * @param classes the number of classes, each with two rows at least
     * @param fraction the share
     * @param streams the stream of each class
     * @return for each row whether it is held out
     */
    static boolean[] draw(int[] labels, int classes, double fraction, IntFunction<RandomStream> streams) {
        boolean[] heldOut = new boolean[labels.length];
        for (int label = 0; label < classes; label++) {
            int wanted = label;
            int[] rows = IntStream.range(0, labels.length)
                    .filter(row -> labels[row] == wanted)
                    .toArray();
            streams.apply(label).shuffle(rows);
            Arrays.stream(rows, 0, heldOut(rows.length, fraction)).forEach(row -> heldOut[row] = true);
        }
        return heldOut;
    }

    /** How many of {@code rows} rows are held out. */
    static int heldOut(int rows, double fraction) {
        return Math.max(1, Math.min(rows - 1, (int) Math.round(rows * fraction)));
    }
}
