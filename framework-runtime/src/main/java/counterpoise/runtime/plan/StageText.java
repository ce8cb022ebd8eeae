package counterpoise.runtime.plan;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import counterpoise.runtime.config.OptionIdentity;
import counterpoise.runtime.plugin.PluginEntry;

/**
 * Composes the text that a stage's key is the hash of: the kind of stage and its revision, the plugins it calls with
 * their revisions and options, the runtime's options it obeys, the seed of the streams it draws, and the keys and
 * digests of what it reads. Versions, threads and jars have no part in it; they are provenance.
 */
final class StageText {

    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode text = JSON.createObjectNode();

    StageText(StageKind kind) {
        text.put("stage", kind.label()).put("revision", kind.revision());
    }

    /** Adds a plugin that the stage calls, under the place it has in the stage. */
    StageText plugin(String place, PluginEntry<?> entry, Record options) {
        return plugin(place, entry, options, Map.of());
    }

    /**
     * Adds a plugin that the stage calls.
     *
     * @param digests what lies at the places that its options name, by key
     */
    StageText plugin(String place, PluginEntry<?> entry, Record options, Map<String, String> digests) {
        ObjectNode plugin = text.withObject("/plugins").putObject(place);
        plugin.put("name", entry.name()).put("revision", entry.revision());
        plugin.set("options", OptionIdentity.of(options));
        if (!digests.isEmpty()) {
            plugin.set("files", JSON.valueToTree(digests));
        }
        return this;
    }

    /** Adds a number, written the same on every version of Java. */
    StageText number(String name, double value) {
        text.withObject("/options").put(name, OptionIdentity.shortest(value));
        return this;
    }

    /** Adds an option that is no fraction, or anything else that the result depends on. */
    StageText option(String name, Object value) {
        text.withObject("/options").set(name, JSON.valueToTree(value));
        return this;
    }

    /**
     * Adds the options of a record that change results.
     *
     * @param except keys of options left out, because what they come to is added apart
     */
    StageText options(String name, Record options, String... except) {
        text.withObject("/options").set(name, OptionIdentity.of(options).without(List.of(except)));
        return this;
    }

    /** Adds the seed of the streams that the stage draws. */
    StageText seed(long seed) {
        text.put("seed", seed);
        return this;
    }

    /** Adds the keys of the stages that are read. */
    StageText inputs(Map<StageKind, String> inputs) {
        ObjectNode node = text.putObject("inputs");
        inputs.forEach((kind, key) -> node.put(kind.label(), key));
        return this;
    }

    @Override
    public String toString() {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
