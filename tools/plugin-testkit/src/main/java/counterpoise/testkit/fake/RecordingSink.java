package counterpoise.testkit.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.SampleSink;

/** Keeps copies of the samples it is given, in their order. */
public final class RecordingSink implements SampleSink {

    private final Optional<Samples> train;
    private final int[] trained;
    private final List<Added> added = new ArrayList<>();

    private RecordingSink(Optional<Samples> train) {
        this.train = train;
        this.trained = train.map(Samples::classCounts).orElse(new int[0]);
    }

    /** A sink that refuses what the runtime's would refuse next to {@code train}. */
    public static RecordingSink refusing(Samples train) {
        return new RecordingSink(Optional.of(train));
    }

    /** A sink that takes everything. */
    public static RecordingSink accepting() {
        return new RecordingSink(Optional.empty());
    }

    @Override
    public void add(int label, float[] values) {
        train.ifPresent(samples -> check(samples, label, values));
        added.add(new Added(label, values.clone()));
    }

    private void check(Samples train, int label, float[] values) {
        if (label < 0 || label >= train.classes()) {
            throw new IllegalArgumentException("label %d is not one of %d classes".formatted(label, train.classes()));
        }
        if (trained[label] == 0) {
            throw new IllegalArgumentException(
                    "a synthetic sample has label %d, but the training set has no sample of that class"
                            .formatted(label));
        }
        if (values.length != train.dimension()) {
            throw new IllegalArgumentException(
                    "a synthetic sample has %d values, not %d".formatted(values.length, train.dimension()));
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a synthetic sample of class %d holds %s".formatted(label, value));
            }
        }
    }

    /** The samples, in the order in which they came. */
    public List<Added> added() {
        return List.copyOf(added);
    }

    /** How many samples of each class came, by label; those with a label out of range are not counted. */
    public int[] counts(int classes) {
        int[] counts = new int[classes];
        added.stream()
                .filter(sample -> sample.label() >= 0 && sample.label() < classes)
                .forEach(sample -> counts[sample.label()]++);
        return counts;
    }

    /**
     * One synthetic sample.
     *
     * @param label its class
     * @param values its values; not a copy
     */
    public record Added(int label, float[] values) {

        /** Whether both have the same label and the same bits. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Added that && label == that.label && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return 31 * label + Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return "class %d: %s".formatted(label, Arrays.toString(values));
        }
    }
}
