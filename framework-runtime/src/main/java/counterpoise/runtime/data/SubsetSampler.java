package counterpoise.runtime.data;

import java.util.Arrays;
import java.util.stream.IntStream;

import counterpoise.runtime.random.NumpyRandom;

/**
 * Cuts a training part to given counts the way the programs of Cui et al. (2019) and Cao et al. (2019) do, so that the
 * same seed gives the images they trained on: one generator, for each class in label order all of its positions are
 * shuffled, and the first are kept.
 */
public final class SubsetSampler {

    private SubsetSampler() {}

    /**
     * Draws a subset.
     *
     * @param labels the label of each training image, in the dataset's order
     * @param counts how many images to keep, by label
     * @param seed the seed of NumPy's generator, from 0 to 2^32 - 1
     * @param validationFraction the part of each class's kept images that is set apart for validation, from 0 to below
     *     1: the last of those kept, at least one if there are two, so that the same images are kept at any fraction
     * @throws IllegalArgumentException with a sentence if a label is out of range, a class has too few images, or seed
     *     or fraction cannot be
     */
    public static Subset draw(int[] labels, int[] counts, long seed, double validationFraction) {
        if (!(validationFraction >= 0 && validationFraction < 1)) {
            throw new IllegalArgumentException(
                    "The part set apart for validation must be from 0 to below 1, not " + validationFraction + ".");
        }
        int[][] positions = positionsByClass(labels, counts);
        NumpyRandom random = new NumpyRandom(seed);
        int[] trainCounts = new int[counts.length];
        int[] validationCounts = new int[counts.length];
        for (int label = 0; label < counts.length; label++) {
            random.shuffle(positions[label]);
            validationCounts[label] = validationCount(counts[label], validationFraction);
            trainCounts[label] = counts[label] - validationCounts[label];
        }
        int[] train = IntStream.range(0, counts.length)
                .flatMap(label -> Arrays.stream(positions[label], 0, trainCounts[label]))
                .toArray();
        int[] validation = IntStream.range(0, counts.length)
                .flatMap(label -> Arrays.stream(positions[label], trainCounts[label], counts[label]))
                .toArray();
        return new Subset(train, validation, trainCounts, validationCounts);
    }

    private static int validationCount(int kept, double fraction) {
        if (fraction == 0 || kept < 2) {
            return 0;
        }
        return Math.max(1, (int) (kept * fraction));
    }

    /** Where the images of each class stand, in the dataset's order. */
    private static int[][] positionsByClass(int[] labels, int[] counts) {
        int[] found = new int[counts.length];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= counts.length) {
                throw new IllegalArgumentException(
                        "Training image %d has the label %d, but the dataset has the classes 0 to %d."
                                .formatted(i, labels[i], counts.length - 1));
            }
            found[labels[i]]++;
        }
        int[][] positions = new int[counts.length][];
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] < 0 || counts[label] > found[label]) {
                throw new IllegalArgumentException("%d images of class %d are to be kept, but there are %d."
                        .formatted(counts[label], label, found[label]));
            }
            positions[label] = new int[found[label]];
        }
        Arrays.fill(found, 0);
        for (int i = 0; i < labels.length; i++) {
            positions[labels[i]][found[labels[i]]++] = i;
        }
        return positions;
    }
}
