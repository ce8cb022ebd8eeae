package counterpoise.runtime.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Small stages for tests, named by the text that is hashed. */
final class TestStages {

    private TestStages() {}

    static String key(String text) {
        return Sha256.ofText(text);
    }

    static StageRecord record(String text) {
        ObjectNode facts = StageRecord.noFacts();
        facts.put("images", 12_406);
        return StageRecord.of("training", text, Map.of("subset", key("subset")), Map.of("jar", "abc"), 2, 1.5, facts);
    }

    /** Begins, writes and commits a stage of one file. */
    static StoredStage put(Store store, String text, String content) throws IOException {
        try (StageWriter writer = store.begin(key(text))) {
            Files.writeString(writer.file("result.txt"), content);
            return writer.commit(record(text));
        }
    }
}
