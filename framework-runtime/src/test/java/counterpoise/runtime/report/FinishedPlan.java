package counterpoise.runtime.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterpoise.runtime.config.Score;
import counterpoise.runtime.execute.Failure;
import counterpoise.runtime.fakes.FakeInstallation;
import counterpoise.runtime.lifecycle.Facts;
import counterpoise.runtime.lifecycle.MetricValue;
import counterpoise.runtime.lifecycle.TrainedWeights;
import counterpoise.runtime.plan.DatasetPlaces;
import counterpoise.runtime.plan.Place;
import counterpoise.runtime.plan.Plan;
import counterpoise.runtime.plan.Planner;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plan.Trial;
import counterpoise.runtime.report.table.PublishedScores;
import counterpoise.runtime.store.StageRecord;
import counterpoise.runtime.store.StageWriter;
import counterpoise.runtime.store.Store;
import counterpoise.runtime.training.Best;
import counterpoise.runtime.training.EpochRecord;
import counterpoise.runtime.training.EvaluationSet;
import counterpoise.runtime.training.TrainingState;

/** A plan whose stages are in a store, with numbers that a test gives. The dataset {@code filed} is missing. */
final class FinishedPlan {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Plan plan;
    private final Store store;
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Object> artifacts = new LinkedHashMap<>();

    FinishedPlan(Path folder, String hocon) throws IOException {
        FakeInstallation installation = new FakeInstallation(folder);
        DatasetPlaces places = (name, dataset) -> dataset.source().isEmpty()
                ? Place.IN_MEMORY
                : new Place(Optional.empty(), Optional.empty(), Optional.of("filed was not found"));
        this.folder = folder;
        this.store = new Store(folder.resolve("store"));
        this.plan = new Planner(installation.catalogue(), places, new Planner.ComputeIdentity("cpu", "2.7"))
                .plan(installation.cells(hocon));
    }

    Plan plan() {
        return plan;
    }

    Path out() {
        return folder.resolve("out");
    }

    Path trialFolder(int trial) {
        return out().resolve("trials").resolve(plan.trials().get(trial).id());
    }

    String text(String file) throws IOException {
        return Files.readString(out().resolve(file));
    }

    /** Stores all stages of a trial, whose only scalars are these. */
    void finish(int trial, double bac, double fm) throws IOException {
        finishUpTo(trial, StageKind.HEAD);
        Stage evaluation = stage(trial, StageKind.EVALUATION);
        List<MetricValue> values = List.of(
                new MetricValue("bac", "bac", "scalar", List.of(bac), null, null, null, null),
                new MetricValue("fm", "fm.per-class", "per-class", List.of(0.1, 0.2), null, null, null, null),
                new MetricValue("fm", "fm", "scalar", List.of(fm), null, null, null, null));
        put(evaluation, StageRecord.noFacts(), Map.of(MetricValue.FILE, values, MetricValue.CONFUSION, new long[][] {
            {3, 1}, {2, 0}
        }));
    }

    /** Stores the stages of a trial up to a kind, the head's at most. */
    void finishUpTo(int trial, StageKind last) throws IOException {
        for (StageKind kind : plan.trials().get(trial).stages().keySet()) {
            if (kind.compareTo(last) <= 0) {
                ObjectNode facts = facts(kind);
                if (kind == StageKind.SUBSET) {
                    warnings.forEach(facts.withArray("/" + Facts.WARNINGS)::add);
                }
                boolean synthetics = kind == StageKind.PIXEL_SYNTHETICS || kind == StageKind.EMBEDDING_SYNTHETICS;
                put(stage(trial, kind), facts, synthetics ? artifacts : files(kind));
            }
        }
    }

    /** The subset stage of trials finished from now on warns. */
    void warn(String sentence) {
        warnings.add(sentence);
    }

    /** The over-samplers of trials finished from now on leave a file to be looked at. */
    void leave(String artifact, byte[] content) {
        artifacts.put("artifacts/" + artifact, content);
    }

    void fail(int trial, StageKind kind, String sentence) {
        failures.put(stage(trial, kind).key(), new Failure(sentence, "the trace\n"));
    }

    List<TrialResult> report() throws IOException {
        return report(Set.of());
    }

    List<TrialResult> report(Set<String> reused) throws IOException {
        return new RunReport(out(), "test", PublishedScores.NONE).write(plan, store, failures, reused);
    }

    Stage stage(int trial, StageKind kind) {
        Trial of = plan.trials().get(trial);
        return plan.stages().get(of.stages().get(kind));
    }

    private static ObjectNode facts(StageKind kind) {
        ObjectNode facts = StageRecord.noFacts();
        facts.putArray(Facts.WARNINGS);
        switch (kind) {
            case SUBSET -> {
                facts.put(Facts.TRAIN_IMAGES, 44).put(Facts.SUBSET_DIGEST, "abc");
                facts.putArray(Facts.TRAIN_COUNTS).add(40).add(4);
                facts.putArray(Facts.CLASS_NAMES).add("round").add("square");
            }
            case PIXEL_SYNTHETICS, EMBEDDING_SYNTHETICS -> {
                facts.put(Facts.SYNTHETIC, 36).put(Facts.SECONDS, 0.0625);
                facts.putArray(Facts.SYNTHETIC_COUNTS).add(0).add(36);
                facts.withArray("/" + Facts.WARNINGS).add("few neighbours");
            }
            case TRAINING -> trained(facts, 20, 7).put(Facts.PARAMETERS, 1234);
            case HEAD -> trained(facts, 10, 3);
            case IMAGES, EMBEDDINGS, EVALUATION -> {}
        }
        return facts;
    }

    private static ObjectNode trained(ObjectNode facts, int epochs, int best) {
        facts.put(Facts.EPOCHS, epochs).put(Facts.SECONDS, 12.5);
        List<Best> bests = new ArrayList<>();
        bests.add(new Best(EvaluationSet.TEST, Score.BAC, best - 1, 0.8));
        bests.add(new Best(EvaluationSet.TEST, Score.FM, best, 0.9));
        facts.set(Facts.BEST, JSON.valueToTree(bests));
        return facts;
    }

    private static Map<String, Object> files(StageKind kind) {
        if (kind != StageKind.TRAINING && kind != StageKind.HEAD) {
            return Map.of();
        }
        List<EpochRecord> history = List.of(
                new EpochRecord(1, 0.1, 2.5, 1.25, 35.2, 812.04, Map.of(), Map.of()),
                new EpochRecord(
                        2, 0.05, 1.5, 1, 44, Double.NaN, Map.of("bac", 0.375, "gm", 0.25, "fm", 0.3), Map.of()));
        return Map.of(TrainedWeights.HISTORY, new TrainingState(2, 2, 0.05f, 2, history, List.of()));
    }

    private void put(Stage stage, ObjectNode facts, Map<String, Object> files) throws IOException {
        StageRecord record = StageRecord.of(
                stage.kind().label(),
                stage.keyText(),
                Map.of(),
                Map.of("finished", "2024-05-06T07:08:09Z"),
                2,
                0.25,
                facts);
        try (StageWriter writer = store.begin(stage.key())) {
            for (Map.Entry<String, Object> file : files.entrySet()) {
                Path path = writer.file(file.getKey());
                if (file.getValue() instanceof byte[] content) {
                    Files.write(path, content);
                } else {
                    JSON.writeValue(path.toFile(), file.getValue());
                }
            }
            writer.commit(record);
        }
    }
}
