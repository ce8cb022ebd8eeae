package counterpoise.runtime.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which output folder uses which stages: one small file an output. */
final class OutRegistry {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final StoreLayout layout;

    OutRegistry(StoreLayout layout) {
        this.layout = layout;
    }

    void register(Path out, Set<String> keys) throws IOException, InterruptedException {
        Path absolute = out.toAbsolutePath().normalize();
        ObjectNode root = JSON.createObjectNode();
        root.put("out", absolute.toString());
        ArrayNode array = root.putArray("keys");
        SortedSet<String> sorted = new TreeSet<>(keys);
        sorted.forEach(array::add);
        sorted.forEach(layout::stage);
        StageLock lock = lock();
        try (lock) {
            DurableFiles.write(file(absolute), JSON.writeValueAsBytes(root));
        }
    }

    /** Keeps outputs from being registered until it is closed. */
    StageLock lock() throws IOException, InterruptedException {
        return StageLock.acquire(layout.registrationLock(), waited -> {});
    }

    void forget(Path out) throws IOException {
        Files.deleteIfExists(file(out));
    }

    SortedMap<Path, Set<String>> read() throws IOException {
        SortedMap<Path, Set<String>> outs = new TreeMap<>();
        for (Path file : FileTrees.children(layout.outs())) {
            if (file.getFileName().toString().endsWith(".json")) {
                read(file, outs);
            }
        }
        return outs;
    }

    private static void read(Path file, SortedMap<Path, Set<String>> outs) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw unreadable(file);
        }
        if (!root.path("out").isTextual() || !root.path("keys").isArray()) {
            throw unreadable(file);
        }
        Set<String> keys = new TreeSet<>();
        root.path("keys").forEach(key -> keys.add(key.asText()));
        outs.put(Path.of(root.path("out").asText()), keys);
    }

    private static StoreException unreadable(Path file) {
        return new StoreException(("%s cannot be read, so that it is not known which stages its output uses: "
                        + "run that experiment again, or remove the file.")
                .formatted(file));
    }

    private Path file(Path out) {
        return layout.outs().resolve(Sha256.ofText(out.toString()) + ".json");
    }
}
