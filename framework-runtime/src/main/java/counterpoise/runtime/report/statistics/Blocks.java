package counterpoise.runtime.report.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * The scores of several methods on the same blocks; more is better.
 *
 * @param kind what a block is, such as {@code data set and loss} or {@code seed}
 * @param methods the names of the methods, at least two
 * @param blocks the names of the blocks
 * @param scores block by block, one score a method
 * @param leftOut the names of blocks that are not among them, as a method has no score there
 */
public record Blocks(String kind, List<String> methods, List<String> blocks, double[][] scores, List<String> leftOut) {

    /**
     * Copies everything.
     *
     * @throws IllegalArgumentException if there are fewer than two methods, a row has another length, or a score is NaN
     */
    public Blocks {
        methods = List.copyOf(methods);
        blocks = List.copyOf(blocks);
        leftOut = List.copyOf(leftOut);
        scores = Arrays.stream(scores).map(double[]::clone).toArray(double[][]::new);
        int width = methods.size();
        if (width < 2 || scores.length != blocks.size()) {
            throw new IllegalArgumentException("%d methods on %d blocks cannot be compared with %d rows of scores"
                    .formatted(width, blocks.size(), scores.length));
        }
        if (Arrays.stream(scores)
                .anyMatch(row -> row.length != width || Arrays.stream(row).anyMatch(Double::isNaN))) {
            throw new IllegalArgumentException(
                    "every block needs one score of each of the %d methods".formatted(width));
        }
    }

    /** The scores of one method, block by block. A new array. */
    double[] of(int method) {
        return Arrays.stream(scores).mapToDouble(row -> row[method]).toArray();
    }
}
