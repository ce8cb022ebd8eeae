package counterpoise.testkit;

import static counterpoise.testkit.Checks.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import counterpoise.api.loss.Loss;
import counterpoise.testkit.fake.FakeLossInput;
import counterpoise.testkit.fake.SeededStream;

/** A loss with what the runtime keeps for it, and batches to try it on. */
final class LossTrial implements AutoCloseable {

    static final int CLASSES = 4;
    static final int WIDTH = 5;
    private static final int[] CLASS_COUNTS = {500, 120, 30, 5};
    private static final long[] LABELS = {0, 0, 1, 0, 2, 3, 0, 1};

    private final Loss loss;
    private final LossSubject.Divisor divisor;
    private final NDManager model;
    private final ParameterStore store;

    LossTrial(LossSubject subject) {
        loss = subject.product().get();
        divisor = subject.divisor();
        model = NDManager.newBaseManager();
        model.getEngine().setRandomSeed(51);
        store = new ParameterStore(model, false);
        Optional<Block> block = loss.block(CLASSES, WIDTH);
        block.ifPresent(own -> own.initialize(model, DataType.FLOAT32, new Shape(1, WIDTH)));
    }

    Loss loss() {
        return loss;
    }

    /** The manager of what lives as long as the training. */
    NDManager model() {
        return model;
    }

    /** The manager of one batch; the caller closes it. */
    NDManager newBatch() {
        return model.newSubManager();
    }

    /** Whether the loss is a function of the logits of one view alone, as far as it says. */
    boolean isPlain() {
        return loss.views() == 1 && loss.block(CLASSES, WIDTH).isEmpty();
    }

    /** What the loss is said to divide by. */
    LossSubject.Divisor divisor() {
        return divisor;
    }

    /** How far logits reach: a cosine head gives none beyond 1. */
    double reach(double ofLinear) {
        return switch (loss.head()) {
            case LINEAR -> ofLinear;
            case COSINE -> 1;
        };
    }

    /** How many samples of each class the training set has, fewer from class to class. */
    static int[] classCounts() {
        return CLASS_COUNTS.clone();
    }

    /** Labels of a batch in which every class occurs. */
    static long[] labels() {
        return LABELS.clone();
    }

    /** Logits from {@code -reach} to {@code reach} for some labels: other numbers for every view. */
    static float[][] logits(int rows, int view, double reach) {
        return numbers("logits", rows, CLASSES, view, reach);
    }

    private static float[][] numbers(String name, int rows, int columns, int view, double reach) {
        float[][] numbers = new float[rows][columns];
        for (int row = 0; row < rows; row++) {
            SeededStream stream = new SeededStream(52 + view, name, row);
            for (int column = 0; column < columns; column++) {
                numbers[row][column] = (float) (reach * (2 * stream.nextDouble() - 1));
            }
        }
        return numbers;
    }

    /** A batch that is neither easy nor hard. */
    FakeLossInput ordinary(NDManager batch) {
        return input(batch, LABELS, reach(2));
    }

    FakeLossInput input(NDManager batch, long[] labels, double reach) {
        List<float[][]> logits = IntStream.range(0, loss.views())
                .mapToObj(view -> logits(labels.length, view, reach))
                .toList();
        return input(batch, labels, logits);
    }

    /** A batch with given logits, one array a view. */
    FakeLossInput input(NDManager batch, long[] labels, List<float[][]> logits) {
        int[] order = IntStream.range(0, labels.length).toArray();
        return input(batch, labels, logits, order);
    }

    /** A batch with given logits, for a loss on one view. */
    FakeLossInput input(NDManager batch, long[] labels, float[][] logits) {
        return input(batch, labels, Collections.singletonList(logits));
    }

    /** A batch in another order. */
    FakeLossInput permuted(NDManager batch, int[] order) {
        List<float[][]> logits = IntStream.range(0, loss.views())
                .mapToObj(view -> logits(LABELS.length, view, reach(2)))
                .toList();
        return input(batch, LABELS, logits, order);
    }

    private FakeLossInput input(NDManager batch, long[] labels, List<float[][]> logits, int[] order) {
        float[] weights = new float[CLASSES];
        Arrays.fill(weights, 1);
        List<NDArray> embeddings = IntStream.range(0, loss.views())
                .mapToObj(view -> batch.create(inOrder(numbers("embeddings", labels.length, WIDTH, view, 1), order)))
                .toList();
        return new FakeLossInput(
                logits.stream().map(view -> batch.create(inOrder(view, order))).toList(),
                embeddings,
                batch.create(Arrays.stream(order).mapToLong(row -> labels[row]).toArray()),
                batch.create(Arrays.stream(order).asLongStream().toArray()),
                CLASS_COUNTS,
                batch.create(weights),
                0,
                store);
    }

    private static float[][] inOrder(float[][] rows, int[] order) {
        return Arrays.stream(order).mapToObj(row -> rows[row]).toArray(float[][]::new);
    }

    /** The loss of a batch. */
    float value(FakeLossInput input) {
        return loss.compute(input).toFloatArray()[0];
    }

    /** The gradients with respect to the logits, view after view, then to the embeddings; all must be finite. */
    List<float[]> gradients(FakeLossInput input) {
        List<NDArray> inputs = new ArrayList<>(input.logitsByView());
        inputs.addAll(input.embeddingsByView());
        inputs.forEach(array -> array.setRequiresGradient(true));
        try (GradientCollector collector = model.getEngine().newGradientCollector()) {
            collector.backward(loss.compute(input));
        }
        List<float[]> gradients = new ArrayList<>();
        for (NDArray array : inputs) {
            try (NDArray gradient = array.getGradient()) {
                gradients.add(gradient.toFloatArray());
            }
        }
        for (float[] gradient : gradients) {
            for (float part : gradient) {
                require(Float.isFinite(part), "a part of the gradient is %s", part);
            }
        }
        return gradients;
    }

    /** The largest part of the gradient, which must be finite. */
    float largestGradient(FakeLossInput input) {
        float largest = 0;
        for (float[] gradient : gradients(input)) {
            for (float part : gradient) {
                largest = Math.max(largest, Math.abs(part));
            }
        }
        return largest;
    }

    @Override
    public void close() {
        model.close();
    }
}
