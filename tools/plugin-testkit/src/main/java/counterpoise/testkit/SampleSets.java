package counterpoise.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import counterpoise.api.ImageShape;
import counterpoise.api.oversampler.Space;
import counterpoise.testkit.fake.InMemorySamples;
import counterpoise.testkit.fake.SeededStream;

/** Sample sets on which over-samplers are tried. */
final class SampleSets {

    private SampleSets() {}

    /** A set with a name for messages. */
    record Named(String name, InMemorySamples samples) {}

    /** The set that has what most over-samplers need: several classes that overlap, of exponentially falling size. */
    static Named ordinary(int[] shape) {
        return new Named("exponential imbalance", blobs(shape, 24, 11, 5, 3));
    }

    static List<Named> all(int[] shape) {
        return List.of(
                ordinary(shape),
                new Named("balanced classes", blobs(shape, 6, 6, 6)),
                new Named("two classes", blobs(shape, 12, 4)),
                new Named("classes of 1 and 2 samples", blobs(shape, 10, 1, 2)),
                new Named("equal rows", equalRows(shape, 8, 3)),
                new Named("a class without samples", blobs(shape, 9, 0, 4)));
    }

    static int[] shape(Space space, int width, ImageShape pixels) {
        return space == Space.EMBEDDING
                ? new int[] {width}
                : new int[] {pixels.height(), pixels.width(), pixels.channels()};
    }

    /**
     * Samples around one centre a class, with values from 0 to 1 as pixels have; the classes overlap, so that samples
     * have neighbours of other classes.
     */
    private static InMemorySamples blobs(int[] shape, int... counts) {
        int dimension = dimension(shape);
        int[] labels = labels(counts);
        float[] values = new float[labels.length * dimension];
        for (int row = 0; row < labels.length; row++) {
            SeededStream stream = new SeededStream(1, "sample", row);
            for (int i = 0; i < dimension; i++) {
                double centre = 0.35 + 0.3 * labels[row] / Math.max(1, counts.length - 1);
                double value = centre + 0.15 * stream.nextGaussian();
                values[row * dimension + i] = (float) Math.min(1, Math.max(0, value));
            }
        }
        return new InMemorySamples(shape, counts.length, labels, values);
    }

    private static InMemorySamples equalRows(int[] shape, int... counts) {
        int[] labels = labels(counts);
        float[] values = new float[labels.length * dimension(shape)];
        Arrays.fill(values, 0.5f);
        return new InMemorySamples(shape, counts.length, labels, values);
    }

    private static int dimension(int[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** The labels, in an order in which the classes are mixed, as in a training set. */
    private static int[] labels(int... counts) {
        int[] labels = IntStream.range(0, counts.length)
                .flatMap(label -> IntStream.range(0, counts[label]).map(i -> label))
                .toArray();
        new SeededStream(1, "labels", labels.length).shuffle(labels);
        return labels;
    }
}
