package counterpoise.oversamplers;

import java.util.Optional;

import counterpoise.api.RandomStream;
import counterpoise.api.Samples;
import counterpoise.api.oversampler.Neighbours;
import counterpoise.api.oversampler.SampleSink;

/**
 * The segments on which synthetic samples of a class lie: from each base to each of its nearest neighbours of the class
 * (Chawla et al. 2002, sec. 4.2).
 *
 * @param label the class
 * @param count how many samples are wanted of it
 * @param bases the rows of the bases; at least one
 * @param partners the neighbours of each base; empty where there is one base and no other sample of the class to be its
 *     neighbour, so that it is repeated
 */
record Segments(int label, int count, int[] bases, Optional<Neighbours> partners) {

    /**
     * Writes as many samples {@code base + u (partner - base)} as are wanted.
     *
     * @param random gives three numbers a sample, in this order: which base, in the order of {@code bases}; which of
     *     its partners, nearest first; the fraction u from [0, 1). Where there are no partners, it gives none
     */
    void sample(RandomStream random, Samples train, SampleSink sink) {
        if (partners.isEmpty()) {
            repeat(train.row(bases[0]), sink);
            return;
        }
        Neighbours neighbours = partners.get();
        float[] base = new float[train.dimension()];
        float[] sample = new float[train.dimension()];
        for (int made = 0; made < count; made++) {
            int drawn = random.nextInt(bases.length);
            int rank = random.nextInt(neighbours.k());
            double fraction = random.nextDouble();
            train.read(bases[drawn], 1, base, 0);
            train.read(neighbours.row(drawn, rank), 1, sample, 0);
            Interpolation.between(base, sample, fraction, sample);
            sink.add(label, sample);
        }
    }

    private void repeat(float[] sample, SampleSink sink) {
        for (int made = 0; made < count; made++) {
            sink.add(label, sample);
        }
    }
}
