package counterpoise.dist;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The folder of stage results, read as any other program would read it. */
record StoreFolder(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The folder of one stage, and its {@code stage.json}. */
    record StageFolder(Path folder, JsonNode json) {

        String key() {
            return json.get("key").asText();
        }

        String kind() {
            return json.get("kind").asText();
        }

        /** The run that computed it. */
        String run() {
            return json.get("provenance").get("run").asText();
        }

        Path file(String name) {
            return folder.resolve(name);
        }
    }

    /** All stages, by key. */
    List<StageFolder> stages() {
        return files().stream()
                .filter(file -> file.getFileName().toString().equals("stage.json"))
                .map(file -> new StageFolder(file.getParent(), json(file)))
                .toList();
    }

    /** All stages of a kind, by key. */
    List<StageFolder> stages(String kind) {
        return stages().stream().filter(stage -> stage.kind().equals(kind)).toList();
    }

    /** How many stages there are of each kind. */
    Map<String, Long> stageCounts() {
        return stages().stream().collect(groupingBy(StageFolder::kind, TreeMap::new, counting()));
    }

    /** The SHA-256 of each array and each file of weights, by its path in the store. */
    SortedMap<String, String> arrays() {
        SortedMap<String, String> arrays = new TreeMap<>();
        for (Path file : files()) {
            String name = folder.relativize(file).toString();
            if (name.endsWith(".npy") || name.endsWith(".safetensors")) {
                arrays.put(name, Folders.sha256(file));
            }
        }
        return arrays;
    }

    /** How far the training that was checkpointed last has come, if any was. */
    Optional<JsonNode> checkpoint() {
        Path checkpoints = folder.resolve("v1/checkpoints");
        return Folders.files(checkpoints).stream()
                .filter(file -> file.getFileName().toString().equals("state.json"))
                .filter(file -> file.getParent().getFileName().toString().startsWith("epoch-"))
                .map(StoreFolder::json)
                .findFirst();
    }

    /** What was set aside as damaged: folders of stages. */
    List<Path> damaged() throws IOException {
        Path damaged = folder.resolve("v1/damaged");
        if (!Files.exists(damaged)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(damaged)) {
            return entries.sorted().toList();
        }
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files of finished stages; what is being made, kept for resuming or set aside lies elsewhere. */
    private List<Path> files() {
        Path base = folder.resolve("v1");
        return Folders.files(base).stream()
                .filter(file -> base.relativize(file).getName(0).toString().matches("[0-9a-f]{2}"))
                .toList();
    }
}
