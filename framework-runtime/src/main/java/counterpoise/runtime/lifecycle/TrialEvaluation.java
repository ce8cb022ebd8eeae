package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.inject.Inject;
import counterpoise.api.loss.Loss;
import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.runtime.config.EpochSelection;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.store.Npy;
import counterpoise.runtime.store.StoredStage;
import counterpoise.runtime.training.Head;
import counterpoise.runtime.training.TorchEngine;
import counterpoise.runtime.training.Weights;

/** Computes the metrics of a finished trial, and keeps the test logits so that metrics can be added later. */
final class TrialEvaluation implements StageRunner {

    /** The logits of the test images: float32, (count, classes). */
    static final String LOGITS = "test-logits.npy";

    /** The labels of the test images: int32, (count). */
    static final String LABELS = "test-labels.npy";

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Metric> metrics;
    private final EpochSelection selection;
    private final TorchEngine engine;

    @Inject
    TrialEvaluation(Map<String, Metric> metrics, EpochSelection selection, TorchEngine engine) {
        this.metrics = metrics;
        this.selection = selection;
        this.engine = engine;
    }

    @Override
    public void run(StageRun run) throws IOException {
        StoredEmbeddings stored = StoredEmbeddings.of(run.requiredInput(StageKind.EMBEDDINGS));
        JsonNode facts = stored.stage().record().facts();
        String headName = facts.get(Facts.HEAD_NAME).asText();
        ArraySamples test = stored.part(StoredEmbeddings.Part.TEST);
        List<String> classNames = new ArrayList<>();
        facts.get(Facts.CLASS_NAMES).forEach(name -> classNames.add(name.asText()));
        Optional<StoredStage> retrained = run.input(StageKind.HEAD);

        try (NDManager manager = engine.newManager()) {
            Optional<Head> before = headOfPhaseOne(stored, headName, manager);
            Head after;
            if (retrained.isPresent()) {
                Path weights = retrained.get().path(TrainedWeights.selected(selection));
                after = head(Loss.Head.LINEAR, stored, headName, weights, manager);
            } else {
                after = before.orElseThrow(() -> new IllegalStateException("no phase has trained a head"));
            }
            float[] logits = logits(after, test, manager);
            Npy.write(run.output(LOGITS), logits, test.count(), stored.classes());
            Npy.write(run.output(LABELS), test.labels(), test.count());
            FinishedTrial trial = new FinishedTrial(
                    classNames,
                    logits,
                    test,
                    stored,
                    run.input(StageKind.EMBEDDING_SYNTHETICS),
                    before.map(TrainedHead::of),
                    TrainedHead.of(after));
            warnOfAbsentClasses(trial.confusionMatrix(), classNames, run);
            List<MetricValue> values = compute(trial, run);
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(run.output(MetricValue.FILE).toFile(), values);
            JSON.writeValue(run.output(MetricValue.CONFUSION).toFile(), counts(trial.confusionMatrix()));
        }
    }

    /** The head that the embeddings come with; a dataset's own come without. */
    private static Optional<Head> headOfPhaseOne(StoredEmbeddings stored, String name, NDManager manager)
            throws IOException {
        JsonNode kind = stored.stage().record().facts().get(Facts.HEAD_KIND);
        if (kind == null) {
            return Optional.empty();
        }
        Path weights = stored.stage().path(StoredEmbeddings.HEAD);
        return Optional.of(head(Loss.Head.valueOf(kind.asText()), stored, name, weights, manager));
    }

    private static Head head(Loss.Head kind, StoredEmbeddings stored, String name, Path weights, NDManager manager)
            throws IOException {
        Head head = kind == Loss.Head.LINEAR
                ? Head.ofRetraining(stored.classes(), stored.width())
                : Head.ofNetwork(kind, stored.classes(), stored.width());
        head.initialize(manager, stored.width());
        Weights.restore(head.parametersAs(name), weights);
        return head;
    }

    private static float[] logits(Head head, ArraySamples test, NDManager manager) {
        NDArray embeddings = manager.create(test.values(), new Shape(test.count(), test.dimension()));
        return head.forward(new ParameterStore(manager, false), new NDList(embeddings), false)
                .singletonOrThrow()
                .toFloatArray();
    }

    /** Scores that are means over the classes are not what they seem to be where a class cannot be recognised. */
    private static void warnOfAbsentClasses(ConfusionMatrix matrix, List<String> classNames, StageRun run) {
        String absent = IntStream.range(0, matrix.classes())
                .filter(label -> matrix.support(label) == 0)
                .mapToObj(classNames::get)
                .collect(Collectors.joining(", "));
        if (!absent.isEmpty()) {
            run.warn(("Classes without test images count with the recall 0 in bac and gm, and in fm with the F1 1 where"
                            + " no image is taken for them: %s.")
                    .formatted(absent));
        }
    }

    private List<MetricValue> compute(FinishedTrial trial, StageRun run) {
        List<MetricValue> values = new ArrayList<>();
        int done = 0;
        for (Map.Entry<String, Metric> metric : metrics.entrySet()) {
            String name = metric.getKey();
            Evaluation evaluation = trial.restrictedTo(name, metric.getValue().needs());
            try {
                values.addAll(Measurement.of(
                        name,
                        metric.getValue(),
                        evaluation,
                        trial.confusionMatrix().classes()));
            } catch (NoPhaseOneException e) {
                run.warn("The metric %s is left out: %s.".formatted(name, e.getMessage()));
            }
            run.progress((double) ++done / metrics.size(), name);
        }
        return values;
    }

    private static long[][] counts(ConfusionMatrix matrix) {
        long[][] counts = new long[matrix.classes()][matrix.classes()];
        for (int truth = 0; truth < counts.length; truth++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                counts[truth][predicted] = matrix.count(truth, predicted);
            }
        }
        return counts;
    }
}
