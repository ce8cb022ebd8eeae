package counterpoise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * One run of the benchmarks, as it is kept in a file for later runs to be compared with.
 *
 * @param taken the day, as in 2026-01-31
 * @param revision the version of the program
 * @param images what was trained on
 * @param machine where
 * @param series what came out
 */
record Run(String taken, String revision, String images, Machine machine, List<Series> series) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Run {
        series = List.copyOf(series);
    }

    /** The series of that {@linkplain Series#key() key}, if it was measured. */
    Optional<Series> find(String key) {
        return series.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws IOException if it cannot be read or is not one; the message says so
     */
    static Run read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file %s to compare with".formatted(file));
        }
        try {
            return JSON.readValue(Files.readString(file), Run.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "%s was not written by the benchmarks: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }
}
