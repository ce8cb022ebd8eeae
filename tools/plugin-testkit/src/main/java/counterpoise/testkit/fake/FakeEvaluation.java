package counterpoise.testkit.fake;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import counterpoise.api.Samples;
import counterpoise.api.metric.ClassifierHead;
import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;

/** A finished trial from plain arrays. Refuses the parts that cost something unless they were given and declared. */
public final class FakeEvaluation implements Evaluation {

    private final int[] testLabels;
    private final float[][] testLogits;
    private final int[] trainCounts;
    private Optional<Embeddings> embeddings = Optional.empty();
    private Optional<Heads> heads = Optional.empty();
    private Set<Metric.Need> lent = EnumSet.allOf(Metric.Need.class);

    /**
     * A trial without embeddings and heads.
     *
     * @param trainCounts how many training images each class has; as many numbers as there are classes
     * @param testLabels the truth, one a test image
     * @param testLogits one row a test image
     */
    public FakeEvaluation(int[] trainCounts, int[] testLabels, float[][] testLogits) {
        if (testLabels.length != testLogits.length) {
            throw new IllegalArgumentException(
                    "%d labels, but logits of %d images".formatted(testLabels.length, testLogits.length));
        }
        this.trainCounts = trainCounts.clone();
        this.testLabels = testLabels.clone();
        this.testLogits = Arrays.stream(testLogits).map(float[]::clone).toArray(float[][]::new);
    }

    /** A trial of predictions alone: the logit of the class predicted is 1, the others 0. */
    public static FakeEvaluation ofPredictions(int[] trainCounts, int[] testLabels, int[] predicted) {
        float[][] logits = new float[predicted.length][trainCounts.length];
        for (int row = 0; row < predicted.length; row++) {
            logits[row][predicted[row]] = 1;
        }
        return new FakeEvaluation(trainCounts, testLabels, logits);
    }

    /** The same trial with embeddings. */
    public FakeEvaluation withEmbeddings(Samples train, Samples augmented, Samples test) {
        FakeEvaluation copy = copy();
        copy.embeddings = Optional.of(new Embeddings(train, augmented, test));
        return copy;
    }

    /** The same trial with heads. */
    public FakeEvaluation withHeads(ClassifierHead before, ClassifierHead after) {
        FakeEvaluation copy = copy();
        copy.heads = Optional.of(new Heads(Optional.of(before), after));
        return copy;
    }

    /** The same trial with the head that was evaluated alone, as after a dataset's own embeddings. */
    public FakeEvaluation withoutHeadBefore(ClassifierHead after) {
        FakeEvaluation copy = copy();
        copy.heads = Optional.of(new Heads(Optional.empty(), after));
        return copy;
    }

    /** The same trial that lends only what is named, whatever it holds. */
    public FakeEvaluation lending(Set<Metric.Need> needs) {
        FakeEvaluation copy = copy();
        copy.lent = Set.copyOf(needs);
        return copy;
    }

    /**
     * The same trial with the images in the opposite order: test images with their logits and embeddings, training
     * images, and synthetic samples, which stay behind these.
     */
    public FakeEvaluation backwards() {
        int last = testLabels.length - 1;
        int[] labels = IntStream.rangeClosed(0, last)
                .map(row -> testLabels[last - row])
                .toArray();
        float[][] logits = IntStream.rangeClosed(0, last)
                .mapToObj(row -> testLogits[last - row])
                .toArray(float[][]::new);
        FakeEvaluation copy = new FakeEvaluation(trainCounts, labels, logits);
        copy.embeddings = embeddings.map(Embeddings::backwards);
        copy.heads = heads;
        copy.lent = lent;
        return copy;
    }

    private FakeEvaluation copy() {
        FakeEvaluation copy = new FakeEvaluation(trainCounts, testLabels, testLogits);
        copy.embeddings = embeddings;
        copy.heads = heads;
        copy.lent = lent;
        return copy;
    }

    @Override
    public List<String> classNames() {
        return IntStream.range(0, trainCounts.length)
                .mapToObj(label -> "class " + label)
                .toList();
    }

    @Override
    public ConfusionMatrix confusionMatrix() {
        int[] predicted =
                IntStream.range(0, testLabels.length).map(this::testPrediction).toArray();
        return ConfusionMatrix.of(trainCounts.length, testLabels, predicted);
    }

    @Override
    public int testCount() {
        return testLabels.length;
    }

    @Override
    public float[] testLogits(int row) {
        return testLogits[row].clone();
    }

    @Override
    public int testLabel(int row) {
        return testLabels[row];
    }

    @Override
    public int[] trainCounts() {
        return trainCounts.clone();
    }

    @Override
    public Samples trainEmbeddings() {
        return lent(Metric.Need.EMBEDDINGS, embeddings).train();
    }

    @Override
    public Samples augmentedEmbeddings() {
        return lent(Metric.Need.EMBEDDINGS, embeddings).augmented();
    }

    @Override
    public Samples testEmbeddings() {
        return lent(Metric.Need.EMBEDDINGS, embeddings).test();
    }

    @Override
    public ClassifierHead headBefore() {
        return lent(Metric.Need.HEADS, heads)
                .before()
                .orElseThrow(() -> new UnsupportedOperationException("there was no phase 1"));
    }

    @Override
    public ClassifierHead headAfter() {
        return lent(Metric.Need.HEADS, heads).after();
    }

    private <T> T lent(Metric.Need need, Optional<T> part) {
        if (!lent.contains(need)) {
            throw new UnsupportedOperationException("the metric did not declare that it needs " + need);
        }
        return part.orElseThrow(() -> new UnsupportedOperationException("this evaluation was given no " + need));
    }

    private record Embeddings(Samples train, Samples augmented, Samples test) {

        Embeddings backwards() {
            return new Embeddings(
                    backwards(train, train.count()),
                    backwards(augmented, train.count()),
                    backwards(test, test.count()));
        }

        /** The first {@code real} samples backwards, then the others backwards. */
        private static Samples backwards(Samples samples, int real) {
            int[] rows = IntStream.range(0, samples.count())
                    .map(row -> row < real ? real - 1 - row : samples.count() - 1 - (row - real))
                    .toArray();
            int dimension = samples.dimension();
            float[] values = new float[rows.length * dimension];
            for (int row = 0; row < rows.length; row++) {
                samples.read(rows[row], 1, values, row * dimension);
            }
            int[] labels = Arrays.stream(rows).map(samples::label).toArray();
            return new InMemorySamples(samples.shape(), samples.classes(), labels, values);
        }
    }

    private record Heads(Optional<ClassifierHead> before, ClassifierHead after) {}
}
