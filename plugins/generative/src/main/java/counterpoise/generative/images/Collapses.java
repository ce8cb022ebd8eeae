package counterpoise.generative.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The classes whose generated samples vary far less than the originals, by one measure. */
final class Collapses {

    private final String samples;
    private final String symptom;
    private final String measure;
    private final double lowestShare;
    private final List<Collapse> collapses = new ArrayList<>();

    private record Collapse(int label, int made, double value, int originals, double originalValue) {}

    /**
     * Nothing has collapsed yet.
     *
     * @param samples what the samples are called
     * @param symptom what they are like where they collapsed
     * @param measure what is measured
     * @param lowestShare below which share of what it is of the originals a class counts as collapsed
     */
    Collapses(String samples, String symptom, String measure, double lowestShare) {
        this.samples = samples;
        this.symptom = symptom;
        this.measure = measure;
        this.lowestShare = lowestShare;
    }

    /**
     * Looks at a class.
     *
     * @param made how many samples were made
     * @param value the measure of these
     * @param originals after how many they were made
     * @param originalValue the measure of those
     * @return whether it collapsed
     */
    boolean check(int label, int made, double value, int originals, double originalValue) {
        boolean collapsed = value < lowestShare * originalValue;
        if (collapsed) {
            collapses.add(new Collapse(label, made, value, originals, originalValue));
        }
        return collapsed;
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
                                measure,
                                range(Collapse::value),
                                samples,
                                range(Collapse::originalValue)));
        };
    }

    private String sentence(Collapse only) {
        return "the %d %s generated for class %d %s: %s is %.2g, that of its %d original %s %.2g"
                .formatted(
                        only.made,
                        samples,
                        only.label,
                        symptom,
                        measure,
                        only.value,
                        only.originals,
                        samples,
                        only.originalValue);
    }

    private String range(ToDoubleFunction<Collapse> value) {
        return "%.2g to %.2g"
                .formatted(
                        collapses.stream().mapToDouble(value).min().orElseThrow(),
                        collapses.stream().mapToDouble(value).max().orElseThrow());
    }
}
