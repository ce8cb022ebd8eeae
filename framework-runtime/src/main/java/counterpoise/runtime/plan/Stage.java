package counterpoise.runtime.plan;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import counterpoise.api.PluginKind;

/**
 * One unit of work, with all that a worker needs to do it.
 *
 * @param kind what is to be done
 * @param key the name of the result in the store: the SHA-256 of {@code keyText}
 * @param keyText all that the result depends on, as it was hashed
 * @param inputs the keys of the stages whose results this one reads
 * @param experiment the effective configuration, as JSON; one of those that share the stage
 * @param mixesBatches whether a training mixes its batches by the over-sampler
 * @param dataFolder where the dataset's files lie, for the kinds that read them
 */
public record Stage(
        @JsonProperty("kind") StageKind kind,
        @JsonProperty("key") String key,
        @JsonProperty("key_text") String keyText,
        @JsonProperty("inputs") Map<StageKind, String> inputs,
        @JsonProperty("experiment") String experiment,
        @JsonProperty("mixes_batches") boolean mixesBatches,
        @JsonProperty("data_folder") Optional<String> dataFolder) {

    /** Copies {@code inputs}, in the order of the kinds. */
    public Stage {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    /**
     * The kinds of plugin that the stage may call; no other reaches it. Embeddings that follow no training are the
     * dataset's own and need no architecture.
     */
    public Set<PluginKind> plugins() {
        Set<PluginKind> plugins = kind.plugins();
        if (takesGivenEmbeddings()) {
            plugins.remove(PluginKind.ARCHITECTURE);
        }
        return plugins;
    }

    /** Whether this is the stage of embeddings of a trial whose dataset brings its own. */
    public boolean takesGivenEmbeddings() {
        return kind == StageKind.EMBEDDINGS && !inputs.containsKey(StageKind.TRAINING);
    }

    /** A short name for progress and logs: {@code training 3f9a02c1}. */
    public String label() {
        return kind.label() + " " + key.substring(0, 8);
    }
}
