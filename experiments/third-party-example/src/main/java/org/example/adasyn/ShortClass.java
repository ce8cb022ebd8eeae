package org.example.adasyn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.Neighbours;

/**
 * A class that is short of samples.
 *
 * @param label its label
 * @param requested how many samples bring it up to the largest, at least 1
 * @param rows the rows of its own samples, ascending; at least one
 */
record ShortClass(int label, int requested, int[] rows) {

    /**
     * The classes of which samples are requested, by label.
     *
     * @throws IllegalArgumentException if one of them has no sample to start from
     */
    static List<ShortClass> in(Samples train, int[] requested) {
        List<ShortClass> classes = new ArrayList<>();
        for (int label = 0; label < requested.length; label++) {
            if (requested[label] > 0) {
                int[] rows = train.rowsOf(label);
                if (rows.length == 0) {
                    throw new IllegalArgumentException(
                            ("%d synthetic samples are wanted of class %d, but the training set has no sample of it to"
                                            + " start from; keep at least one, or leave the class out")
                                    .formatted(requested[label], label));
                }
                classes.add(new ShortClass(label, requested[label], rows));
            }
        }
        return classes;
    }

    /** d of (1). */
    double degreeOfImbalance() {
        return (double) rows.length / (rows.length + requested);
    }

    /** Δ of (3): how many of its neighbours over all classes are of another class, for each sample. */
    int[] enemies(Neighbours neighbours, Samples train) {
        int[] enemies = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int rank = 0; rank < neighbours.k(); rank++) {
                if (train.label(neighbours.row(i, rank)) != label) {
                    enemies[i]++;
                }
            }
        }
        return enemies;
    }

    /** What is done in a class where not every sample has {@code k} neighbours of the class. */
    Optional<String> describeIfSmall(int k) {
        int others = rows.length - 1;
        if (others >= k) {
            return Optional.empty();
        }
        return Optional.of(
                others == 0
                        ? "the only sample of class %d is repeated".formatted(label)
                        : "k = %d is used for class %d".formatted(others, label));
    }
}
