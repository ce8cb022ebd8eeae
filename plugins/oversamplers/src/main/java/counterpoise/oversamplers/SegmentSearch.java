package counterpoise.oversamplers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import counterpoise.api.oversampler.SamplingContext;

/** Finds the segments of class after class, with smaller neighbourhoods where a class is too small for {@code k}. */
final class SegmentSearch {

    private final String oversampler;
    private final int k;
    private final SamplingContext context;
    private final List<String> tooSmall = new ArrayList<>();

    /**
     * @param oversampler the name of the over-sampler, for the warning
     * @param k how many neighbours of its class a base has, at least 1
     */
    SegmentSearch(String oversampler, int k, SamplingContext context) {
        this.oversampler = oversampler;
        this.k = k;
        this.context = context;
    }

    /** The segments from every sample of a class to its nearest neighbours of the class. */
    Segments of(ShortClass shortClass) {
        return of(shortClass, shortClass.rows(), shortClass.rows());
    }

    /**
     * The segments from {@code bases} to their nearest neighbours in {@code pool}: {@code k}, or all there are.
     *
     * @param bases the rows of samples of the class, at least one
     * @param pool the rows of the samples of the class that can be neighbours; the bases are among them
     */
    Segments of(ShortClass shortClass, int[] bases, int[] pool) {
        int label = shortClass.label();
        int used = Math.min(k, pool.length - 1);
        if (used < k) {
            tooSmall.add(
                    used == 0
                            ? "the only sample of class %d is repeated".formatted(label)
                            : "k = %d is used for class %d".formatted(used, label));
        }
        return new Segments(
                label,
                shortClass.requested(),
                bases,
                used == 0 ? Optional.empty() : Optional.of(context.neighbours(bases, pool, used)));
    }

    /** Warns once of all classes that were too small. */
    void warnOfSmallClasses() {
        if (!tooSmall.isEmpty()) {
            context.warn("%s: classes too small for k = %d neighbours of their own: %s"
                    .formatted(oversampler, k, String.join(", ", tooSmall)));
        }
    }
}
