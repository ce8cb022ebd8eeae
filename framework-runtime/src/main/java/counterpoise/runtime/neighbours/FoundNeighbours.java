package counterpoise.runtime.neighbours;

import java.util.Objects;

import counterpoise.api.oversampler.Neighbours;

/** Neighbours by reference to what is kept; a row's list may be longer than {@link #k()}. */
final class FoundNeighbours implements Neighbours {

    private final CentredSamples samples;
    private final int[] rows;
    private final int k;
    private final int[][] nearest;

    FoundNeighbours(CentredSamples samples, int[] rows, int k, int[][] nearest) {
        this.samples = samples;
        this.rows = rows;
        this.k = k;
        this.nearest = nearest;
    }

    @Override
    public int count() {
        return rows.length;
    }

    @Override
    public int k() {
        return k;
    }

    @Override
    public int row(int i, int rank) {
        return nearest[i][Objects.checkIndex(rank, k)];
    }

    @Override
    public double squaredDistance(int i, int rank) {
        return samples.squaredDistance(rows[i], row(i, rank));
    }
}
