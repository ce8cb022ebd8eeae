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

    StagePool() throws IOException {
        json.generator().writeStartArray();
    }

    /** Reads what else there is of a stage. */
    interface EpochReader {
        Optional<Excerpt> read() throws IOException;
    }

    /**
     * The number of a stage in the pool, to which it is added if need be.
     *
     * @param epochs is asked only then
     */
    int number(TrialJson.StageJson stage, EpochReader epochs) throws IOException {
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
        Optional<Excerpt> history = epochs.read();
        if (history.isPresent()) {
            generator.writeFieldName("epochs");
            history.get().write(json);
        }
        generator.writeEndObject();
        return numbers.size() - 1;
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
