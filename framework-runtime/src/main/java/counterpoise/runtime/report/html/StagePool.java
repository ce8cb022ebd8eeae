package counterpoise.runtime.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonGenerator;
import counterpoise.runtime.report.PathlessText;
import counterpoise.runtime.report.trial.TrialJson;

/** The stages of all trials, each once: trials share the stages that have the same key. */
final class StagePool {

    private static final String FINISHED = "finished";

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<Map<String, String>, Integer> provenances = new LinkedHashMap<>();
    private final Map<String, Integer> warnings = new LinkedHashMap<>();
    private final PageJson json = new PageJson();
    private double seconds;
    private int roomForPictures = Limits.PICTURES;

    StagePool() throws IOException {
        json.generator().writeStartArray();
    }

    /**
     * The number of a stage in the pool, to which it is added if need be.
     *
     * @param excerpts what else there is of it; asked only then
     */
    int number(TrialJson.StageJson stage, TrialExcerpts excerpts) throws IOException {
        Integer known = numbers.get(stage.key());
        if (known != null) {
            return known;
        }
        numbers.put(stage.key(), numbers.size());
        seconds += stage.seconds();
        List<String> shown = stage.warnings().stream().map(PathlessText::of).toList();
        shown.forEach(warning -> warnings.merge(warning, 1, Integer::sum));
        Map<String, String> provenance = new TreeMap<>(stage.provenance());
        String finished = provenance.remove(FINISHED);
        provenances.putIfAbsent(provenance, provenances.size());

        JsonGenerator generator = json.generator();
        generator.writeStartObject();
        generator.writeStringField("stage", stage.stage());
        generator.writeStringField("key", stage.key());
        generator.writeFieldName("seconds");
        json.number(stage.seconds());
        generator.writeNumberField("threads", stage.threads());
        generator.writeStringField("finished", finished == null ? "" : finished);
        generator.writeNumberField("provenance", provenances.get(provenance));
        generator.writeFieldName("warnings");
        json.texts(shown);
        Optional<Excerpt> history = excerpts.epochs(stage.stage());
        if (history.isPresent()) {
            generator.writeFieldName("epochs");
            history.get().write(json);
        }
        writeArtifacts(stage, excerpts);
        generator.writeEndObject();
        return numbers.size() - 1;
    }

    private void writeArtifacts(TrialJson.StageJson stage, TrialExcerpts excerpts) throws IOException {
        if (stage.artifacts().isEmpty()) {
            return;
        }
        JsonGenerator generator = json.generator();
        generator.writeFieldName("artifacts");
        json.texts(stage.artifacts());
        generator.writeArrayFieldStart("pictures");
        // One stage with many pictures leaves room for those of the others.
        for (Picture picture : excerpts.pictures(stage, roomForPictures / 2)) {
            roomForPictures -= picture.address().length();
            generator.writeStartArray();
            generator.writeString(picture.name());
            generator.writeString(picture.caption());
            generator.writeString(picture.address());
            generator.writeEndArray();
        }
        generator.writeEndArray();
    }

    int size() {
        return numbers.size();
    }

    /** What the computation of all stages took together. */
    double seconds() {
        return seconds;
    }

    /** What plugins warned of, and in how many stages. */
    Map<String, Integer> warnings() {
        return warnings;
    }

    /** What computed the stages: all that is different, without when. */
    List<Map<String, String>> provenances() {
        return new ArrayList<>(provenances.keySet());
    }

    /** The stages by number, as JSON; none can be added after. */
    PageJson json() throws IOException {
        json.generator().writeEndArray();
        return json;
    }
}
