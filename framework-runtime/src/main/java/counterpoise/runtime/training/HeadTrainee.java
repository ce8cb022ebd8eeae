package counterpoise.runtime.training;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import counterpoise.api.loss.Loss;
import counterpoise.api.metric.ConfusionMatrix;

/**
 * Phase 3: a head on embeddings that do not change. All classes weigh alike in its loss, as in the paper's code:
 * re-weighting is phase 1's, and phase 2 has evened the counts out.
 */
public final class HeadTrainee implements Trainee {

    private final Head head;
    private final TorchEngine engine;
    private final CheckedLoss loss;
    private final EmbeddingReader reader;
    private final Map<EvaluationSet, EmbeddingReader> watched;
    private final int classes;
    private final int[] classCounts;
    private final float[] classWeights;
    private final ParameterStore store;
    private final Map<String, Parameter> parameters;

    public HeadTrainee(
            Head head,
            String name,
            TorchEngine engine,
            Loss loss,
            EmbeddingReader embeddings,
            Map<EvaluationSet, EmbeddingReader> watched,
            int classes,
            NDManager manager) {
        this.head = head;
        this.engine = engine;
        this.loss = new CheckedLoss(loss);
        this.reader = embeddings;
        this.watched = new EnumMap<>(EvaluationSet.class);
        this.watched.putAll(watched);
        this.classes = classes;
        this.classCounts = new int[classes];
        Arrays.stream(embeddings.labels()).forEach(label -> classCounts[label]++);
        this.classWeights = ClassWeighting.equal(classes);
        this.store = new ParameterStore(manager, false);
        this.parameters = head.parametersAs(name);
    }

    @Override
    public Map<String, Parameter> weights() {
        return parameters;
    }

    @Override
    public Map<String, Parameter> state() {
        return parameters;
    }

    @Override
    public SampleReader samples() {
        return reader;
    }

    @Override
    public String lossLabel() {
        return loss.label();
    }

    @Override
    public int views() {
        return 1;
    }

    @Override
    public NDArray loss(Batch batch, NDManager manager, int epoch, long step) {
        NDArray embeddings =
                manager.create(batch.values(), new Shape(batch.size(), reader.valuesPerSample()), DataType.FLOAT32);
        NDArray logits = classify(embeddings, true);
        return loss.compute(
                new BatchLossInput(
                        List.of(logits),
                        List.of(embeddings),
                        manager.create(
                                Arrays.stream(batch.labels()).asLongStream().toArray()),
                        Optional.of(manager.create(
                                Arrays.stream(batch.rows()).asLongStream().toArray())),
                        manager.create(classWeights),
                        classCounts,
                        epoch,
                        store),
                step);
    }

    private NDArray classify(NDArray embeddings, boolean training) {
        return head.forward(store, new NDList(embeddings), training).singletonOrThrow();
    }

    @Override
    public Map<EvaluationSet, ConfusionMatrix> evaluate() {
        Map<EvaluationSet, ConfusionMatrix> matrices = new EnumMap<>(EvaluationSet.class);
        watched.forEach((set, held) -> matrices.put(set, ConfusionMatrix.of(classes, held.labels(), predict(held))));
        return matrices;
    }

    private int[] predict(EmbeddingReader held) {
        try (NDManager manager = engine.newManager()) {
            NDArray embeddings = manager.create(held.values(), new Shape(held.count(), held.valuesPerSample()));
            long[] predicted = classify(embeddings, false).argMax(1).toLongArray();
            return Arrays.stream(predicted).mapToInt(Math::toIntExact).toArray();
        }
    }
}
