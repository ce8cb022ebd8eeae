package counterpoise.runtime.execute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file {@code workers.log}: a line for each worker that was started, and why. */
final class WorkerLog {

    static final String FILE = "workers.log";

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLog.class);

    private final Path folder;

    WorkerLog(Path folder) {
        this.folder = folder;
    }

    synchronized void started(int slot, long pid, String device, String reason) {
        String line = "%s worker %d (process %d, %s) starts: %s%n"
                .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), slot + 1, pid, device, reason);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(FILE), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // No reason to stop.
            LOG.warn("cannot write to {}: {}", folder.resolve(FILE), e.getMessage());
        }
    }
}
