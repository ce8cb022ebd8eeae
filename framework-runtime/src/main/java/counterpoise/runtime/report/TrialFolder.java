package counterpoise.runtime.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.runtime.config.ExperimentJson;
import counterpoise.runtime.execute.Failure;
import counterpoise.runtime.lifecycle.Artifacts;
import counterpoise.runtime.lifecycle.Facts;
import counterpoise.runtime.lifecycle.MetricValue;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plan.Trial;
import counterpoise.runtime.report.table.CsvText;
import counterpoise.runtime.report.table.Numbers;
import counterpoise.runtime.report.table.TrialRow;
import counterpoise.runtime.report.trial.TrialFiles;
import counterpoise.runtime.store.DurableFiles;
import counterpoise.runtime.store.StageRecord;
import counterpoise.runtime.store.StoredStage;

/** The folder of one trial: {@code trial.json metrics.json per-class.csv epochs.csv log artifacts/}. */
public final class TrialFolder {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String METRICS = "metrics.json";
    private static final String PER_CLASS = "per-class.csv";

    private final Path folder;
    private final TrialResult trial;
    private final EpochsCsv epochs;

    TrialFolder(Path folder, TrialResult trial, EpochsCsv epochs) {
        this.folder = folder;
        this.trial = trial;
        this.epochs = epochs;
    }

    /** Where the folder of a trial lies in that of a report. */
    public static Path of(Path report, String id) {
        return report.resolve("trials").resolve(id);
    }

    void write() throws IOException {
        Files.createDirectories(folder);
        // Those of an earlier run, as long as it is known which they are.
        new TrialFiles(folder).removeArtifactsBut(artifacts());
        DurableFiles.writeDerived(folder.resolve("trial.json"), pretty(description()));
        DurableFiles.writeDerived(folder.resolve("log"), log());
        DurableFiles.writeDerived(folder.resolve("epochs.csv"), epochs.of(trial));
        for (StageResult stage : trial.stages().values()) {
            writeArtifacts(stage.stored());
        }
        if (trial.status() == TrialRow.Status.DONE) {
            StageResult evaluation = trial.stages().get(StageKind.EVALUATION);
            JsonNode metrics =
                    JSON.readTree(evaluation.stored().path(MetricValue.FILE).toFile());
            DurableFiles.writeDerived(folder.resolve(METRICS), pretty(metrics));
            DurableFiles.writeDerived(folder.resolve(PER_CLASS), perClass(evaluation));
        } else {
            // An earlier run may have got further.
            Files.deleteIfExists(folder.resolve(METRICS));
            Files.deleteIfExists(folder.resolve(PER_CLASS));
        }
    }

    private Set<String> artifacts() {
        return trial.stages().values().stream()
                .flatMap(stage -> Artifacts.of(stage.stored()).stream())
                .collect(Collectors.toSet());
    }

    private void writeArtifacts(StoredStage stage) throws IOException {
        Path artifacts = folder.resolve(Artifacts.FOLDER);
        for (String name : Artifacts.of(stage)) {
            Files.createDirectories(artifacts);
            DurableFiles.writeDerived(artifacts.resolve(name), Artifacts.read(stage, name));
        }
    }

    private static String pretty(JsonNode node) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    private ObjectNode description() throws IOException {
        ObjectNode description = JSON.createObjectNode();
        description.put("trial", trial.id()).put("status", trial.status().label());
        ObjectNode experiment =
                (ObjectNode) JSON.readTree(ExperimentJson.show(trial.cell().experiment()));
        if (trial.architecture().equals(Trial.NO_NETWORK)) {
            // Their values are defaults that nothing obeyed.
            experiment.remove(List.of("architecture", "loss", "training"));
        }
        description.set("experiment", experiment);
        description.set("origins", JSON.valueToTree(trial.cell().origins()));
        StageResult subset = trial.stages().get(StageKind.SUBSET);
        if (subset != null) {
            description.set(
                    Facts.SUBSET_DIGEST, subset.stored().record().facts().get(Facts.SUBSET_DIGEST));
            description.set(Facts.TRAIN_COUNTS, subset.stored().record().facts().get(Facts.TRAIN_COUNTS));
        }
        ArrayNode stages = description.putArray("stages");
        trial.stages().forEach((kind, stage) -> {
            StageRecord record = stage.stored().record();
            ObjectNode node = stages.addObject();
            node.put("stage", kind.label())
                    .put("key", stage.stored().key())
                    .put("reused", stage.reused())
                    .put("threads", record.threads())
                    .put("seconds", record.seconds());
            node.set("depends_on", readTree(record.hashedText()));
            ArrayNode warnings = node.putArray("warnings");
            record.facts().path(Facts.WARNINGS).forEach(warning -> warnings.add(PathlessText.of(warning.asText())));
            List<String> artifacts = Artifacts.of(stage.stored());
            if (!artifacts.isEmpty()) {
                node.set("artifacts", JSON.valueToTree(artifacts));
            }
            node.set("provenance", JSON.valueToTree(record.provenance()));
        });
        return description;
    }

    private static JsonNode readTree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("the text of a key is JSON", e);
        }
    }

    private String perClass(StageResult evaluation) throws IOException {
        ConfusionMatrix matrix = new ConfusionMatrix(
                JSON.readValue(evaluation.stored().path(MetricValue.CONFUSION).toFile(), long[][].class));
        JsonNode subset = trial.stages().get(StageKind.SUBSET).stored().record().facts();
        CsvText csv = new CsvText(List.of(
                "label", "class", "train_images", "synthetic_images", "test_images", "recall", "precision", "f1"));
        for (int label = 0; label < matrix.classes(); label++) {
            long predicted = matrix.predicted(label);
            List<Object> row = new ArrayList<>();
            row.add(label);
            row.add(subset.get(Facts.CLASS_NAMES).get(label).asText());
            row.add(subset.get(Facts.TRAIN_COUNTS).get(label).asInt());
            row.add(synthetic(label));
            row.add(matrix.support(label));
            row.add(matrix.support(label) == 0 ? null : matrix.recall(label));
            row.add(predicted == 0 ? null : (double) matrix.count(label, label) / predicted);
            row.add(matrix.f1(label));
            csv.row(row);
        }
        return csv.toString();
    }

    private int synthetic(int label) {
        return trial.stages().values().stream()
                .mapToInt(stage -> stage.stored()
                        .record()
                        .facts()
                        .path(Facts.SYNTHETIC_COUNTS)
                        .path(label)
                        .asInt())
                .sum();
    }

    /** What happened, for a reader who wonders: each stage, its warnings, and why the trial failed, if it did. */
    private String log() {
        StringBuilder log = new StringBuilder(trial.id()).append('\n');
        for (Map.Entry<StageKind, StageResult> entry : trial.stages().entrySet()) {
            StageRecord record = entry.getValue().stored().record();
            log.append("%-22s %s %s, %s s on %s threads, %s\n"
                    .formatted(
                            entry.getKey().label(),
                            entry.getValue().stored().key().substring(0, 8),
                            entry.getValue().reused() ? "reused" : "computed",
                            Numbers.fixed(record.seconds(), 1),
                            record.threads(),
                            record.provenance().get("finished")));
            record.facts().path(Facts.WARNINGS).forEach(warning -> log.append("  warning: ")
                    .append(warning.asText())
                    .append('\n'));
        }
        trial.failure().ifPresent(failure -> append(log, failure));
        return log.toString();
    }

    private void append(StringBuilder log, Failure failure) {
        log.append(trial.status().label())
                .append(": ")
                .append(failure.sentence())
                .append('\n')
                .append(failure.trace());
    }
}
