package counterpoise.runtime.report.html;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import counterpoise.runtime.lifecycle.MetricValue;
import counterpoise.runtime.report.trial.TrialFiles;
import counterpoise.runtime.report.trial.TrialJson;

/** What a page tells of single trials, read from their folders one by one and kept as JSON for the page's script. */
final class TrialDetails {

    private final Limits limits;
    private final Settings settings = new Settings();
    private final StagePool stages = new StagePool();
    private final Set<String> ids = new LinkedHashSet<>();
    private final PageJson json = new PageJson();

    /** Reads all of {@code folders}, by the ids of the trials. */
    TrialDetails(Map<String, Path> folders) throws IOException {
        limits = Limits.of(folders.size());
        json.generator().writeStartObject();
        json.generator().writeObjectFieldStart("trials");
        for (Map.Entry<String, Path> trial : folders.entrySet()) {
            add(trial.getKey(), trial.getValue());
        }
        json.generator().writeEndObject();
    }

    private void add(String id, Path folder) throws IOException {
        TrialFiles files = new TrialFiles(folder);
        TrialExcerpts excerpts = new TrialExcerpts(files, limits);
        Optional<TrialJson> trial = files.trial();
        if (trial.isEmpty()) {
            return;
        }
        ids.add(id);
        settings.add(trial.get());
        JsonGenerator generator = json.generator();
        generator.writeObjectFieldStart(id);
        generator.writeArrayFieldStart("stages");
        for (TrialJson.StageJson stage : trial.get().stages()) {
            generator.writeStartArray();
            generator.writeNumber(stages.number(stage, excerpts));
            generator.writeBoolean(stage.reused());
            generator.writeEndArray();
        }
        generator.writeEndArray();
        List<MetricValue> metrics = files.metrics();
        Optional<Excerpt> perClass = excerpts.perClass(metrics);
        if (perClass.isPresent()) {
            generator.writeFieldName("classes");
            perClass.get().write(json);
        }
        generator.writeObjectFieldStart("tables");
        for (Map.Entry<String, Excerpt> table : excerpts.tables(metrics).entrySet()) {
            generator.writeFieldName(table.getKey());
            table.getValue().write(json);
        }
        generator.writeEndObject();
        generator.writeStringField("log", excerpts.log(perClass.isPresent()));
        generator.writeEndObject();
    }

    /** Whether there is something to tell of a trial. */
    boolean has(String id) {
        return ids.contains(id);
    }

    /** What the trials have in common. */
    List<Settings.Setting> shared() {
        return settings.shared();
    }

    StagePool stages() {
        return stages;
    }

    /** All but the stages, once: an object of {@code trials} and their {@code settings} by id, and {@code provenances}. */
    PageJson json() throws IOException {
        JsonGenerator generator = json.generator();
        generator.writeObjectFieldStart("settings");
        List<String> added = new ArrayList<>(ids);
        for (int trial = 0; trial < added.size(); trial++) {
            generator.writeArrayFieldStart(added.get(trial));
            for (Settings.Setting setting : settings.own(trial)) {
                json.texts(List.of(setting.path(), setting.value(), setting.origin()));
            }
            generator.writeEndArray();
        }
        generator.writeEndObject();
        generator.writeArrayFieldStart("provenances");
        for (Map<String, String> provenance : stages.provenances()) {
            generator.writeStartObject();
            for (Map.Entry<String, String> fact : provenance.entrySet()) {
                generator.writeStringField(fact.getKey(), fact.getValue());
            }
            generator.writeEndObject();
        }
        generator.writeEndArray();
        generator.writeEndObject();
        return json;
    }
}
