package counterpoise.oversamplers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import counterpoise.api.oversampler.SamplingContext;

/** Finds the segments of class after class, with smaller neighbourhoods where it has too few samples for {@code k}. */
final class SegmentSearch {

    private final String oversampler;
    private final int k;
    private final SamplingContext context;
    private final List<String> tooFew = new ArrayList<>();

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
     * @param pool the rows of the samples of the class that are not noise, which alone can be neighbours; the bases are
     *     among them
     */
    Segments of(ShortClass shortClass, int[] bases, int[] pool) {
        int label = shortClass.label();
        int used = Math.min(k, pool.length - 1);
        if (used < k) {
            tooFew.add(remedy(shortClass, pool.length));
        }
        return new Segments(
                label,
                shortClass.requested(),
                bases,
                used == 0 ? Optional.empty() : Optional.of(context.neighbours(bases, pool, used)));
    }

    /** What is done about a class of which only {@code usable} samples are not noise. */
    private static String remedy(ShortClass shortClass, int usable) {
        int label = shortClass.label();
        int size = shortClass.rows().length;
        if (usable > 1) {
            String reduced = "k = %d is used for class %d".formatted(usable - 1, label);
            return usable == size
                    ? reduced
                    : reduced + ", %d of whose %d samples are not noise".formatted(usable, size);
        }
        return usable == size
                ? "the only sample of class %d is repeated".formatted(label)
                : "the only one of %d samples of class %d that is not noise is repeated".formatted(size, label);
    }

    /** Warns once of all classes that had too few samples. */
    void warnOfSmallClasses() {
        if (!tooFew.isEmpty()) {
            context.warn("%s: too few samples for k = %d neighbours of the class: %s"
                    .formatted(oversampler, k, String.join("; ", tooFew)));
        }
    }
}
