package counterpoise.runtime.report.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import counterpoise.runtime.report.PathlessText;

/**
 * What reports take from a {@code trial.json}.
 *
 * @param experiment the effective configuration
 * @param origins where its values were set, by path; those with their defaults are missing
 * @param stages in the order in which they were done
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrialJson(
        @JsonProperty("experiment") JsonNode experiment,
        @JsonProperty("origins") Map<String, String> origins,
        @JsonProperty("stages") List<StageJson> stages) {

    /** Checks that nothing is missing. */
    public TrialJson {
        if (experiment == null || origins == null || stages == null) {
            throw new IllegalArgumentException("experiment, origins or stages are missing");
        }
    }

    /** The values of the effective configuration as text, by path under {@code experiment}; empty blocks have none. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        collect("", experiment, settings);
        return settings;
    }

    /** The names of the files that plugins left to be looked at, in all stages. */
    public List<String> artifacts() {
        return stages.stream().flatMap(stage -> stage.artifacts().stream()).toList();
    }

    private static void collect(String path, JsonNode node, Map<String, String> settings) {
        if (!node.isObject()) {
            settings.put(path, PathlessText.of(node.isTextual() ? node.textValue() : node.toString()));
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            collect(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), settings);
        }
    }

    /**
     * A stage.
     *
     * @param stage its kind
     * @param key the hash of all that its result depends on
     * @param reused whether it was there before the run
     * @param threads with which it was computed
     * @param seconds that it took
     * @param warnings that plugins gave
     * @param artifacts the names of the files that plugins left to be looked at
     * @param provenance what computed it, and when
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record StageJson(
            @JsonProperty("stage") String stage,
            @JsonProperty("key") String key,
            @JsonProperty("reused") boolean reused,
            @JsonProperty("threads") int threads,
            @JsonProperty("seconds") double seconds,
            @JsonProperty("warnings") List<String> warnings,
            @JsonProperty("artifacts") List<String> artifacts,
            @JsonProperty("provenance") Map<String, String> provenance) {

        /** Checks that nothing is missing; a stage may have no warnings, and no artifacts. */
        public StageJson {
            if (stage == null || key == null || provenance == null) {
                throw new IllegalArgumentException("stage, key or provenance of a stage are missing");
            }
            warnings = warnings == null ? List.of() : List.copyOf(warnings);
            artifacts = artifacts == null ? List.of() : List.copyOf(artifacts);
        }
    }
}
