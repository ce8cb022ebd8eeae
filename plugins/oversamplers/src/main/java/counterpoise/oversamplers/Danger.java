package counterpoise.oversamplers;

import java.util.stream.IntStream;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.Neighbours;

/**
 * Which samples of a class Borderline-SMOTE starts from, and which it interpolates with.
 *
 * @param rows the rows of the samples in danger, ascending; may be empty
 * @param pool the rows of the samples that are not noise, ascending; those in danger are among them
 */
record Danger(int[] rows, int[] pool) {

    /** Judges the samples {@code rows}, all of class {@code label}, by {@code neighbours}, theirs over all classes. */
    static Danger among(int[] rows, int label, Neighbours neighbours, BorderlineSmoteOptions.Rule rule, Samples train) {
        int m = neighbours.k();
        int[] enemies = IntStream.range(0, rows.length)
                .map(i -> (int) IntStream.range(0, m)
                        .filter(rank -> train.label(neighbours.row(i, rank)) != label)
                        .count())
                .toArray();
        return new Danger(
                IntStream.range(0, rows.length)
                        .filter(i -> rule.isDanger(enemies[i], m))
                        .map(i -> rows[i])
                        .toArray(),
                IntStream.range(0, rows.length)
                        .filter(i -> !rule.isNoise(enemies[i], m))
                        .map(i -> rows[i])
                        .toArray());
    }
}
