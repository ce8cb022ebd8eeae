package counterpoise.oversamplers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

import counterpoise.api.Samples;
import counterpoise.api.oversampler.SampleSink;
import counterpoise.api.oversampler.SamplingContext;

/**
 * What a support vector machine learns from: of each class equally many samples, or all, drawn from the training
 * samples and the synthetic ones without replacement.
 */
final class SvmSamples implements SampleSink {

    private final BitSet[] chosen;
    private final int[] seen;
    private final List<float[]> values = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    private SvmSamples(BitSet[] chosen) {
        this.chosen = chosen;
        this.seen = new int[chosen.length];
    }

    /**
     * Draws them.
     *
     * @param limit how many samples in all, at least one of each class
     * @param context lends the stream {@code svm-samples} of each class, which draws among the training samples in the
     *     order of their rows, then the synthetic ones in the order in which they come
     * @param synthesis writes the synthetic samples, as many as are requested
     */
    static SvmSamples draw(int limit, Samples train, SamplingContext context, Consumer<SampleSink> synthesis) {
        int[] counts = train.classCounts();
        int[] requested = context.requested();
        int present = (int) Arrays.stream(counts).filter(count -> count > 0).count();
        int each = Math.max(1, limit / present);
        BitSet[] chosen = new BitSet[counts.length];
        for (int label = 0; label < counts.length; label++) {
            int[] order = context.random("svm-samples", label).permutation(counts[label] + requested[label]);
            chosen[label] = new BitSet();
            Arrays.stream(order).limit(each).forEach(chosen[label]::set);
        }
        SvmSamples samples = new SvmSamples(chosen);
        for (int row = 0; row < train.count(); row++) {
            int label = train.label(row);
            if (samples.takesNext(label)) {
                samples.keep(label, train.row(row));
            }
        }
        synthesis.accept(samples);
        return samples;
    }

    /** Keeps the sample if it was drawn. */
    @Override
    public void add(int label, float[] sample) {
        if (takesNext(label)) {
            keep(label, sample.clone());
        }
    }

    /** Whether the next sample of the class was drawn; counts it as seen. */
    private boolean takesNext(int label) {
        return chosen[label].get(seen[label]++);
    }

    private void keep(int label, float[] sample) {
        values.add(sample);
        labels.add(label);
    }

    float[][] values() {
        return values.toArray(float[][]::new);
    }

    int[] labels() {
        return labels.stream().mapToInt(Integer::intValue).toArray();
    }
}
