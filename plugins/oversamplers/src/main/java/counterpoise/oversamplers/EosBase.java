package counterpoise.oversamplers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.Neighbours;

/**
 * A sample that has an enemy, a sample of another class, among its nearest neighbours.
 *
 * @param row its row among the training samples
 * @param values its values
 * @param neighbours the rows of its nearest neighbours, nearest first
 * @param enemyRanks where in {@code neighbours} the enemies stand, ascending; at least one
 */
record EosBase(int row, float[] values, int[] neighbours, int[] enemyRanks) {

    /** Those of the samples {@code rows}, all of class {@code label}, that have an enemy, in the order of the rows. */
    static List<EosBase> among(int[] rows, int label, Neighbours neighbours, Samples train) {
        List<EosBase> bases = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            int sample = i;
            int[] nearest = IntStream.range(0, neighbours.k())
                    .map(rank -> neighbours.row(sample, rank))
                    .toArray();
            int[] enemyRanks = IntStream.range(0, nearest.length)
                    .filter(rank -> train.label(nearest[rank]) != label)
                    .toArray();
            if (enemyRanks.length > 0) {
                bases.add(new EosBase(rows[i], train.row(rows[i]), nearest, enemyRanks));
            }
        }
        return bases;
    }

    /** The row of the sample that the step from this base is measured by, the enemy of rank {@code rank} drawn. */
    int partner(int rank, EosOptions.Variant variant) {
        return switch (variant) {
            case TOWARDS, AWAY -> neighbours[rank];
            case RELEASED -> rank == 0 ? row : neighbours[rank - 1];
        };
    }
}
