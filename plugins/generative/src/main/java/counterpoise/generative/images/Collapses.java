package counterpoise.generative.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The classes whose generated samples vary far less than the originals, in one respect. */
final class Collapses {

    /** Below this share of the originals' variance a class counts as collapsed; a tenth of the standard deviation. */
    private static final double LOWEST_SHARE = 0.01;

    private final String samples;
    private final String symptom;
    private final String variance;
    private final List<Collapse> collapses = new ArrayList<>();

    private record Collapse(int label, int made, double variance, int originals, double originalVariance) {}

    /**
     * Nothing has collapsed yet.
     *
     * @param samples what the samples are called
     * @param symptom what they are like where they collapsed
     * @param variance which variance it is
     */
    Collapses(String samples, String symptom, String variance) {
        this.samples = samples;
        this.symptom = symptom;
        this.variance = variance;
    }

    /** Looks at a class of which {@code made} samples of some variance were made after {@code originals}. */
    void check(int label, int made, double madeVariance, int originals, double originalVariance) {
        if (madeVariance < LOWEST_SHARE * originalVariance) {
            collapses.add(new Collapse(label, made, madeVariance, originals, originalVariance));
        }
    }

    /** One sentence about all classes that collapsed; empty if none did. */
    Optional<String> sentence() {
        return switch (collapses.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(sentence(collapses.get(0)));
            default ->
                Optional.of("the %s generated for the classes %s %s: %s is %s, that of the original %s %s"
                        .formatted(
                                samples,
                                collapses.stream()
                                        .map(collapse -> String.valueOf(collapse.label))
                                        .collect(Collectors.joining(", ")),
                                symptom,
                                variance,
                                range(Collapse::variance),
                                samples,
                                range(Collapse::originalVariance)));
        };
    }

    private String sentence(Collapse only) {
        return "the %d %s generated for class %d %s: %s is %.2g, that of its %d original %s %.2g"
                .formatted(
                        only.made,
                        samples,
                        only.label,
                        symptom,
                        variance,
                        only.variance,
                        only.originals,
                        samples,
                        only.originalVariance);
    }

    private String range(ToDoubleFunction<Collapse> value) {
        return "%.2g to %.2g"
                .formatted(
                        collapses.stream().mapToDouble(value).min().orElseThrow(),
                        collapses.stream().mapToDouble(value).max().orElseThrow());
    }
}
