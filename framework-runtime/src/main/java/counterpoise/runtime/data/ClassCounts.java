package counterpoise.runtime.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import counterpoise.api.dataset.Imbalance;

/** How many training images of each class an experiment keeps. */
public final class ClassCounts {

    private ClassCounts() {}

    /**
     * The counts of a profile, by label.
     *
     * @param imbalance the profile, its ratio and the count of class 0
     * @param counts the counts wanted, for {@link Imbalance.Profile#COUNTS} alone; else ignored
     * @param classNames the names of the classes, by label
     * @param available how many images there are of each class, by label
     * @throws IllegalArgumentException with a sentence if a class has too few images, or would be left with none
     */
    public static int[] of(Imbalance imbalance, List<Integer> counts, List<String> classNames, int[] available) {
        if (classNames.size() != available.length) {
            throw new IllegalArgumentException(
                    "%d classes, but counts of %d".formatted(classNames.size(), available.length));
        }
        int max = imbalance
                .largest()
                .orElseGet(() -> Arrays.stream(available).max().orElse(0));
        int classes = available.length;
        int[] wanted =
                switch (imbalance.profile()) {
                    case EXPONENTIAL -> exponential(max, classes, imbalance.ratio());
                    case STEP -> step(max, classes, imbalance.ratio());
                    case NONE -> available.clone();
                    case COUNTS -> counts.stream().mapToInt(Integer::intValue).toArray();
                };
        check(wanted, classNames, available);
        return wanted;
    }

    /**
     * {@code trunc(largest * (1/ratio)^(i/(classes-1)))} images of class {@code i}: the long-tailed version of Cui et
     * al. (2019), "Class-Balanced Loss Based on Effective Number of Samples", section 5.1, as the published programs
     * compute it.
     */
    public static int[] exponential(int largest, int classes, double ratio) {
        double smallestShare = 1 / ratio;
        // StrictMath, because an ulp more or less would change a count where the product is a whole number.
        return IntStream.range(0, classes)
                .map(i -> (int) (largest * StrictMath.pow(smallestShare, classes == 1 ? 0 : i / (classes - 1.0))))
                .toArray();
    }

    /**
     * {@code largest} images of each of the first {@code classes / 2} classes, {@code trunc(largest * (1/ratio))} of
     * the others: Buda et al. (2018), "A systematic study of the class imbalance problem in convolutional neural
     * networks", section 3.1, as Cao et al. (2019) compute it.
     */
    public static int[] step(int largest, int classes, double ratio) {
        int small = (int) (largest * (1 / ratio));
        return IntStream.range(0, classes)
                .map(i -> i < classes / 2 ? largest : small)
                .toArray();
    }

    private static void check(int[] wanted, List<String> classNames, int[] available) {
        if (wanted.length != available.length) {
            throw new IllegalArgumentException(
                    "The imbalance gives counts for %d classes, but the dataset has %d: give one count a class."
                            .formatted(wanted.length, available.length));
        }
        for (int label = 0; label < wanted.length; label++) {
            if (wanted[label] > available[label]) {
                throw new IllegalArgumentException(
                        "The imbalance wants %d samples of class %d (%s), but there are %d: ask for fewer."
                                .formatted(wanted[label], label, classNames.get(label), available[label]));
            }
            if (wanted[label] < 1) {
                throw new IllegalArgumentException(
                        "The imbalance leaves class %d (%s) with %d samples: lower the ratio, or ask for more."
                                .formatted(label, classNames.get(label), wanted[label]));
            }
        }
    }
}
