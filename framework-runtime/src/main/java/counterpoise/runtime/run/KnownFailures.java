package counterpoise.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.execute.Failure;
import counterpoise.runtime.plan.Plan;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.store.DurableFiles;

/**
 * The stages that failed in earlier runs for a reason that lasts, such as a loss that became NaN: the file
 * {@value #FILE} of a run's folder. They are not tried again unasked, since they would take as long to fail as before.
 * What a stage depends on stands in its key, so that a change of the configuration makes another stage of it.
 */
final class KnownFailures {

    static final String FILE = "failures.json";

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final String build;
    private final Map<String, Known> byKey;

    /**
     * A failure of an earlier run.
     *
     * @param stage names it
     * @param build by which build of the program and of the user's plugins; another may do better
     */
    private record Known(
            @JsonProperty("stage") String stage,
            @JsonProperty("sentence") String sentence,
            @JsonProperty("trace") String trace,
            @JsonProperty("build") String build) {}

    private KnownFailures(Path file, String build, Map<String, Known> byKey) {
        this.file = file;
        this.build = build;
        this.byKey = byKey;
    }

    /**
     * What is known in the folder of a run.
     *
     * @param build the build of the program that runs now, and of the user's plugins
     */
    static KnownFailures in(Path out, String build) {
        Path file = out.resolve(FILE);
        Map<String, Known> known = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                known.putAll(JSON.readValue(file.toFile(), new TypeReference<Map<String, Known>>() {}));
            }
        } catch (IOException e) {
            // Nothing is known then, and all is tried.
            known.clear();
        }
        known.values().removeIf(failure -> !failure.build().equals(build));
        return new KnownFailures(file, build, known);
    }

    /** Lets stages be tried again. */
    synchronized void forget(Set<String> keys) throws IOException {
        if (byKey.keySet().removeAll(keys)) {
            write();
        }
    }

    /** Keeps a failure, if it lasts. */
    synchronized void add(Stage stage, Failure failure) throws IOException {
        if (failure.lasting()) {
            byKey.put(stage.key(), new Known(stage.label(), failure.sentence(), failure.trace(), build));
            write();
        }
    }

    private void write() throws IOException {
        if (byKey.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            DurableFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(byKey));
        }
    }

    /**
     * The failures that a plan inherits, by key, those of stages that read a failed one included.
     *
     * @param stored the keys of stages that are stored, and so have not failed after all
     */
    synchronized Map<String, Failure> of(Plan plan, Set<String> stored) {
        Map<String, Failure> failures = new LinkedHashMap<>();
        // Stages stand after those they read, so one pass finds all.
        for (Stage stage : plan.stages().values()) {
            if (stored.contains(stage.key())) {
                continue;
            }
            Known known = byKey.get(stage.key());
            if (known != null) {
                String sentence = "%s (so it failed in an earlier run; --retry-failed tries it again)"
                        .formatted(known.sentence());
                failures.put(stage.key(), new Failure(sentence, known.trace(), true));
            } else {
                stage.inputs().values().stream()
                        .filter(failures::containsKey)
                        .findFirst()
                        .ifPresent(input -> failures.put(stage.key(), failures.get(input)));
            }
        }
        return failures;
    }
}
