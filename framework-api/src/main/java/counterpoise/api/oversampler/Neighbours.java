package counterpoise.api.oversampler;

/** The nearest neighbours of some samples, nearest first. */
public interface Neighbours {

    /** How many samples were asked about. */
    int count();

    /** How many neighbours each has. */
    int k();

    /**
     * The row of a neighbour among the training samples: that of rank {@code rank} (0 is the nearest) of the
     * {@code i}-th sample asked about.
     */
    int row(int i, int rank);

    /** The squared Euclidean distance to that neighbour, computed in double precision. */
    double squaredDistance(int i, int rank);
}
