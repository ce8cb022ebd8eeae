package counterpoise.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.store.DurableFiles;

/** The folder that a run reports to. Bears a mark, so that no folder of the user's own is ever written over. */
final class OutFolder {

    private static final String MARK = "run.json";
    private static final String WRITTEN_BY = "written_by";
    private static final String COUNTERPOISE = "counterpoise";
    private static final String EXPERIMENT = "experiment";

    private static final JsonMapper JSON = new JsonMapper();

    private OutFolder() {}

    /**
     * Makes the folder if need be, and marks it.
     *
     * @param experiment the name of the experiment whose run is reported there
     * @throws RequestException if it cannot be one, or holds files that are not a run's
     */
    static void claim(Path out, String experiment) {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new RequestException("--out %s: is a file, not a folder; name another".formatted(out));
        }
        if (Files.isDirectory(out) && experiment(out).isEmpty() && holdsFiles(out)) {
            throw new RequestException(
                    "--out %s: holds files that are not a run's, which would be written over; name a new or empty folder"
                            .formatted(out));
        }
        try {
            Files.createDirectories(out);
            DurableFiles.write(out.resolve(MARK), mark(experiment));
        } catch (IOException e) {
            throw new RequestException("--out %s: cannot be written: %s".formatted(out, e.getMessage()));
        }
    }

    private static String mark(String experiment) {
        return JSON.createObjectNode()
                        .put(WRITTEN_BY, COUNTERPOISE)
                        .put(EXPERIMENT, experiment)
                        .toPrettyString()
                + "\n";
    }

    /** The name of the experiment that was reported to {@code out}; empty if that is not the folder of a report. */
    static Optional<String> experiment(Path out) {
        try {
            JsonNode mark = JSON.readTree(Files.readString(out.resolve(MARK)));
            return mark.path(WRITTEN_BY).asText().equals(COUNTERPOISE)
                    ? Optional.of(mark.path(EXPERIMENT).asText())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether there are files; a mark that is being written, or was by a process that was killed, is none. */
    private static boolean holdsFiles(Path out) {
        try (Stream<Path> entries = Files.list(out)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .anyMatch(name -> !DurableFiles.isUnfinished(name, MARK));
        } catch (IOException e) {
            throw new RequestException("--out %s: cannot be read: %s".formatted(out, e.getMessage()));
        }
    }
}
