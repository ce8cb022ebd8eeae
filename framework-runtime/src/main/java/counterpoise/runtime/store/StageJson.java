package counterpoise.runtime.store;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The text of {@code stage.json}: always the same keys in the same order. */
final class StageJson {

    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** What a {@code stage.json} says. */
    record Content(StageRecord record, SortedMap<String, StoredFile> files) {}

    private StageJson() {}

    static byte[] write(Content content) throws IOException {
        StageRecord record = content.record();
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.put("kind", record.kind());
        root.put("key", record.key());
        root.put("hashed", record.hashedText());
        record.inputs().forEach(root.putObject("inputs")::put);
        record.provenance().forEach(root.putObject("provenance")::put);
        root.put("threads", record.threads());
        root.put("seconds", record.seconds());
        root.set("facts", record.facts());
        ObjectNode files = root.putObject("files");
        content.files().forEach((name, file) -> {
            ObjectNode node = files.putObject(name);
            node.put("bytes", file.bytes());
            node.put("sha256", file.sha256());
        });
        return JSON.writeValueAsBytes(root);
    }

    /** @throws DamagedStageException if {@code text} is not the {@code stage.json} of the stage {@code key} */
    static Content read(String key, byte[] text) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (IOException e) {
            throw damaged(key, "it is not JSON");
        }
        if (root.path("format").asInt() != FORMAT) {
            throw damaged(key, "its format is not " + FORMAT);
        }
        SortedMap<String, StoredFile> files = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : object(key, root, "files").properties()) {
            JsonNode file = entry.getValue();
            files.put(
                    entry.getKey(), new StoredFile(required(key, file, "bytes").asLong(-1), text(key, file, "sha256")));
        }
        StageRecord record = new StageRecord(
                text(key, root, "kind"),
                text(key, root, "hashed"),
                texts(key, root, "inputs"),
                texts(key, root, "provenance"),
                required(key, root, "threads").asInt(),
                required(key, root, "seconds").asDouble(),
                object(key, root, "facts"));
        if (!record.key().equals(key)) {
            throw damaged(key, "the text it keeps has another hash");
        }
        return new Content(record, files);
    }

    private static SortedMap<String, String> texts(String key, JsonNode root, String name) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : object(key, root, name).properties()) {
            texts.put(entry.getKey(), entry.getValue().asText());
        }
        return texts;
    }

    private static ObjectNode object(String key, JsonNode parent, String name) throws IOException {
        if (required(key, parent, name) instanceof ObjectNode node) {
            return node;
        }
        throw damaged(key, "its '" + name + "' is not an object");
    }

    private static String text(String key, JsonNode parent, String name) throws IOException {
        return required(key, parent, name).asText();
    }

    private static JsonNode required(String key, JsonNode parent, String name) throws IOException {
        JsonNode node = parent.get(name);
        if (node == null || node.isNull()) {
            throw damaged(key, "it lacks '" + name + "'");
        }
        return node;
    }

    private static DamagedStageException damaged(String key, String problem) {
        return new DamagedStageException("Stage %s is damaged: its %s cannot be used, because %s."
                .formatted(key, StoreLayout.STAGE_FILE, problem));
    }
}
