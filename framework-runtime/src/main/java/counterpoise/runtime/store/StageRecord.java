package counterpoise.runtime.store;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is known of a stage beside its files.
 *
 * @param kind the kind of stage, such as {@code training}
 * @param hashedText the very text whose SHA-256 is the stage's key
 * @param inputs the keys of the stages it read, by the role they played
 * @param provenance what the result came from without depending on it: versions, jar digests, device names
 * @param threads how many threads computed it
 * @param seconds how long that took
 * @param facts small results that a planner or report wants without opening files: counts, the best epoch, warnings
 */
public record StageRecord(
        String kind,
        String hashedText,
        SortedMap<String, String> inputs,
        SortedMap<String, String> provenance,
        int threads,
        double seconds,
        ObjectNode facts) {

    /** Copies the maps and the facts. */
    public StageRecord {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
        facts = facts.deepCopy();
    }

    /** A record of the maps given, in any order. */
    public static StageRecord of(
            String kind,
            String hashedText,
            Map<String, String> inputs,
            Map<String, String> provenance,
            int threads,
            double seconds,
            ObjectNode facts) {
        return new StageRecord(
                kind, hashedText, new TreeMap<>(inputs), new TreeMap<>(provenance), threads, seconds, facts);
    }

    /** An empty node to put facts in. */
    public static ObjectNode noFacts() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The stage's key: the SHA-256 of {@link #hashedText()}. */
    public String key() {
        return Sha256.ofText(hashedText);
    }

    /** The facts; a copy. */
    @Override
    public ObjectNode facts() {
        return facts.deepCopy();
    }
}
