package counterpoise.generative;

import java.util.Arrays;
import java.util.stream.IntStream;

import counterpoise.testkit.fake.InMemorySamples;
import counterpoise.testkit.fake.RecordingSink;
import counterpoise.testkit.fake.SeededStream;

/** Images to try over-samplers on, and what comes out. */
public final class SampleImages {

    private static final int SIDE = 8;

    private SampleImages() {}

    /** Classes from dark to bright, with noise. */
    public static InMemorySamples darkToBright(int... counts) {
        int[] labels = IntStream.range(0, counts.length)
                .flatMap(label -> IntStream.range(0, counts[label]).map(i -> label))
                .toArray();
        SeededStream stream = new SeededStream(1, "images", 0);
        int dimension = SIDE * SIDE * 3;
        float[] values = new float[labels.length * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.1f + 0.7f * labels[i / dimension] / (counts.length - 1) + 0.2f * stream.nextFloat();
        }
        return new InMemorySamples(new int[] {SIDE, SIDE, 3}, counts.length, labels, values);
    }

    /** Classes from dark to bright, of images that are of one grey each. */
    public static InMemorySamples flatDarkToBright(int... counts) {
        InMemorySamples noisy = darkToBright(counts);
        int[] labels = IntStream.range(0, noisy.count()).map(noisy::label).toArray();
        float[] values = new float[noisy.count() * noisy.dimension()];
        for (int row = 0; row < noisy.count(); row++) {
            Arrays.fill(values, row * noisy.dimension(), (row + 1) * noisy.dimension(), noisy.row(row)[0]);
        }
        return new InMemorySamples(noisy.shape(), noisy.classes(), labels, values);
    }

    /** The same images, said to be of the first of so many classes. */
    public static InMemorySamples withClasses(int classes, InMemorySamples samples) {
        int[] labels = IntStream.range(0, samples.count()).map(samples::label).toArray();
        float[] values = new float[samples.count() * samples.dimension()];
        samples.read(0, samples.count(), values, 0);
        return new InMemorySamples(samples.shape(), classes, labels, values);
    }

    /** The mean of all pixels made for a class. */
    public static double brightness(RecordingSink sink, int label) {
        return sink.added().stream()
                .filter(made -> made.label() == label)
                .flatMapToDouble(
                        made -> IntStream.range(0, made.values().length).mapToDouble(i -> made.values()[i]))
                .average()
                .orElseThrow();
    }
}
