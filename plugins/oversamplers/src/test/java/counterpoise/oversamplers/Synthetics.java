package counterpoise.oversamplers;

import java.util.ArrayList;
import java.util.List;

import counterpoise.api.oversampler.SampleSink;

/** A sink that keeps what it is given. */
final class Synthetics implements SampleSink {

    private final List<Integer> labels = new ArrayList<>();
    private final List<float[]> values = new ArrayList<>();

    @Override
    public void add(int label, float[] sample) {
        labels.add(label);
        values.add(sample.clone());
    }

    List<Integer> labels() {
        return labels;
    }

    /** All samples as arrays, in the order in which they came. */
    float[][] values() {
        return values.toArray(new float[0][]);
    }

    int[] counts(int classes) {
        int[] counts = new int[classes];
        labels.forEach(label -> counts[label]++);
        return counts;
    }
}
