package counterpoise.metrics;

import java.util.Arrays;

import counterpoise.testkit.fake.FakeEvaluation;
import counterpoise.testkit.fake.InMemorySamples;
import counterpoise.testkit.fake.SeededStream;

/** Embeddings for properties that hold whatever the numbers are. */
final class RandomEmbeddings {

    private static final int CLASSES = 3;
    private static final int WIDTH = 5;

    private RandomEmbeddings() {}

    /** {@code perClass} embeddings of each class, from 0 to {@code scale} in every feature. */
    static float[][] rows(int perClass, double scale, String name) {
        float[][] rows = new float[CLASSES * perClass][WIDTH];
        for (int row = 0; row < rows.length; row++) {
            SeededStream stream = new SeededStream(11, name, row);
            for (int i = 0; i < WIDTH; i++) {
                rows[row][i] = (float) (scale * stream.nextDouble());
            }
        }
        return rows;
    }

    /** The class of row {@code i} is {@code i % 3}. */
    static InMemorySamples samples(float[][] rows) {
        int[] labels = new int[rows.length];
        Arrays.setAll(labels, row -> row % CLASSES);
        return InMemorySamples.of(CLASSES, labels, rows);
    }

    /** A trial in which test image {@code row} was taken for class {@code row % 2}. */
    static FakeEvaluation evaluation(float[][] train, float[][] synthetic, float[][] test) {
        float[][] augmented = Arrays.copyOf(train, train.length + synthetic.length);
        System.arraycopy(synthetic, 0, augmented, train.length, synthetic.length);
        InMemorySamples trained = samples(train);
        InMemorySamples tested = samples(test);
        int[] labels = new int[test.length];
        int[] predicted = new int[test.length];
        Arrays.setAll(labels, tested::label);
        Arrays.setAll(predicted, row -> row % 2);
        return FakeEvaluation.ofPredictions(trained.classCounts(), labels, predicted)
                .withEmbeddings(trained, samples(augmented), tested);
    }
}
