package counterpoise.runtime.report;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.config.ExperimentOptions;
import counterpoise.runtime.config.Selection;
import counterpoise.runtime.execute.Failure;
import counterpoise.runtime.lifecycle.Facts;
import counterpoise.runtime.lifecycle.MetricValue;
import counterpoise.runtime.lifecycle.TrainedWeights;
import counterpoise.runtime.plan.Plan;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plan.Trial;
import counterpoise.runtime.report.table.Numbers;
import counterpoise.runtime.report.table.TrialRow;
import counterpoise.runtime.store.Store;
import counterpoise.runtime.store.StoredStage;
import counterpoise.runtime.training.Best;

/** Reads from the store how the trials of a plan have ended. */
final class ResultReader {

    private static final JsonMapper JSON = new JsonMapper();

    private final Plan plan;
    private final Store store;
    private final Map<String, Failure> failures;
    private final Set<String> reused;

    /** By key; trials share stages. */
    private final Map<String, Optional<StoredStage>> found = new HashMap<>();

    /**
     * A reader of the results of {@code plan}.
     *
     * @param failures why stages failed, by key
     * @param reused the keys of stages that were there before the run
     */
    ResultReader(Plan plan, Store store, Map<String, Failure> failures, Set<String> reused) {
        this.plan = plan;
        this.store = store;
        this.failures = failures;
        this.reused = reused;
    }

    TrialResult read(Trial trial) throws IOException {
        Map<StageKind, StageResult> stages = new EnumMap<>(StageKind.class);
        Optional<Failure> failure = Optional.empty();
        for (Map.Entry<StageKind, String> entry : trial.stages().entrySet()) {
            Stage stage = plan.stages().get(entry.getValue());
            // What failed when it was to be computed anew is not done, though an earlier result may still be there.
            Optional<StoredStage> stored = failures.containsKey(stage.key()) ? Optional.empty() : find(stage.key());
            if (stored.isPresent()) {
                stages.put(entry.getKey(), new StageResult(stage, stored.get(), reused.contains(stage.key())));
            } else if (failure.isEmpty()) {
                failure = Optional.of(failures.getOrDefault(
                        stage.key(), new Failure("%s was not done; run again to go on".formatted(stage.label()), "")));
            }
        }
        boolean done = failure.isEmpty();
        return new TrialResult(
                trial.id(),
                done ? TrialRow.Status.DONE : TrialRow.Status.FAILED,
                trial.cell(),
                trial.architecture(),
                trial.loss(),
                trial.space().map(space -> space.label()).orElse("none"),
                done ? scalars(stages.get(StageKind.EVALUATION).stored()) : Map.of(),
                figures(trial, stages, failure),
                stages,
                failure);
    }

    private Optional<StoredStage> find(String key) throws IOException {
        Optional<StoredStage> stage = found.get(key);
        if (stage == null) {
            stage = store.find(key);
            found.put(key, stage);
        }
        return stage;
    }

    static TrialResult skipped(Plan.SkippedCell skipped) {
        ExperimentOptions options = skipped.cell().experiment().options();
        return new TrialResult(
                skipped.id(),
                TrialRow.Status.SKIPPED,
                skipped.cell(),
                options.architecture().plugin(),
                options.loss().plugin(),
                options.oversampler().space().map(space -> space.label()).orElse(""),
                Map.of(),
                Map.of(TrialRow.REASON, PathlessText.of(skipped.reason())),
                Map.of(),
                Optional.of(new Failure(skipped.reason(), "")));
    }

    /** The results of all metrics of a trial. */
    static List<MetricValue> metrics(StoredStage evaluation) throws IOException {
        return JSON.readValue(evaluation.path(MetricValue.FILE).toFile(), new TypeReference<List<MetricValue>>() {});
    }

    private static Map<String, Double> scalars(StoredStage evaluation) throws IOException {
        Map<String, Double> scalars = new LinkedHashMap<>();
        for (MetricValue value : metrics(evaluation)) {
            if (value.kind().equals(MetricValue.SCALAR)) {
                scalars.put(value.name(), value.values().get(0));
            }
        }
        return scalars;
    }

    private static Map<String, String> figures(
            Trial trial, Map<StageKind, StageResult> stages, Optional<Failure> failure) throws IOException {
        Map<String, String> figures = new LinkedHashMap<>();
        ExperimentOptions options = trial.experiment().options();
        put(figures, "best_epoch", selectedEpoch(stages.get(StageKind.TRAINING), options));
        put(figures, "best_head_epoch", selectedEpoch(stages.get(StageKind.HEAD), options));
        put(figures, "train_images", fact(stages.get(StageKind.SUBSET), Facts.TRAIN_IMAGES));
        figures.put("synthetic_images", String.valueOf(synthetic(stages)));
        put(figures, "parameters", fact(stages.get(StageKind.TRAINING), Facts.PARAMETERS));
        put(
                figures,
                "train_seconds",
                fact(stages.get(StageKind.TRAINING), Facts.SECONDS).map(ResultReader::rounded));
        put(figures, "augment_seconds", augmentSeconds(stages));
        put(
                figures,
                "head_seconds",
                fact(stages.get(StageKind.HEAD), Facts.SECONDS).map(ResultReader::rounded));
        Optional.ofNullable(stages.get(StageKind.EVALUATION))
                .ifPresent(stage -> figures.put(
                        "evaluate_seconds",
                        Numbers.fixed(stage.stored().record().seconds(), 3)));
        put(figures, TrialRow.REASON, failure.map(Failure::sentence).map(PathlessText::of));
        return figures;
    }

    private static void put(Map<String, String> figures, String name, Optional<?> value) {
        value.ifPresent(present -> figures.put(name, present.toString()));
    }

    private static int synthetic(Map<StageKind, StageResult> stages) {
        return stages.values().stream()
                .map(stage -> stage.stored().record().facts().path(Facts.SYNTHETIC))
                .mapToInt(JsonNode::asInt)
                .sum();
    }

    private static Optional<String> augmentSeconds(Map<StageKind, StageResult> stages) {
        return fact(stages.get(StageKind.EMBEDDING_SYNTHETICS), Facts.SECONDS)
                .or(() -> fact(stages.get(StageKind.PIXEL_SYNTHETICS), Facts.SECONDS))
                .map(ResultReader::rounded);
    }

    private static String rounded(JsonNode seconds) {
        return Numbers.fixed(seconds.asDouble(), 3);
    }

    private static Optional<JsonNode> fact(StageResult stage, String name) {
        return Optional.ofNullable(stage)
                .map(present -> present.stored().record().facts().get(name));
    }

    /** The epoch whose weights are taken: the last, or the best by what the configuration says. */
    private static Optional<Integer> selectedEpoch(StageResult stage, ExperimentOptions options) throws IOException {
        Optional<JsonNode> last = fact(stage, Facts.EPOCHS);
        if (options.selection() == Selection.LAST || last.isEmpty()) {
            return last.map(JsonNode::asInt);
        }
        String file = TrainedWeights.selected(options.epochSelection());
        List<Best> best =
                JSON.convertValue(stage.stored().record().facts().get(Facts.BEST), new TypeReference<List<Best>>() {});
        return best.stream()
                .filter(candidate -> candidate.fileName().equals(file))
                .map(Best::epoch)
                .findFirst();
    }
}
