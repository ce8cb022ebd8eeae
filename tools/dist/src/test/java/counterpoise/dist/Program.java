package counterpoise.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program of the folder that is shipped, started in a working folder as a user would start it. */
final class Program {

    /** Far more than any run here needs; one that hangs ends here. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Path LAUNCHER = Path.of(System.getProperty("counterpoise.folder"), "bin", "run-experiment");

    private final Path workingFolder;
    private final List<String> launchedBy;

    private Program(Path workingFolder, List<String> launchedBy) {
        this.workingFolder = workingFolder;
        this.launchedBy = launchedBy;
    }

    /** The program, started in {@code workingFolder}. */
    static Program in(Path workingFolder) {
        return new Program(workingFolder, List.of());
    }

    /** The same program, started by a command that takes its command line as arguments. */
    Program launchedBy(String... command) {
        return new Program(workingFolder, List.of(command));
    }

    /** Runs it to its end. */
    Finished run(String... arguments) {
        return start(arguments).finish();
    }

    /** Starts it and returns at once. */
    Running start(String... arguments) {
        List<String> command = new ArrayList<>(launchedBy);
        command.add(LAUNCHER.toString());
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("run-experiment", ".out");
            Path err = Files.createTempFile("run-experiment", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(workingFolder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Running(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program at work. */
    record Running(Process process, Path out, Path err) {

        /** Its worker processes. */
        List<ProcessHandle> workers() {
            try (Stream<ProcessHandle> descendants = process.descendants()) {
                return descendants.toList();
            }
        }

        /** Waits until it has ended. */
        Finished finish() {
            try {
                if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                    workers().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                    throw new AssertionError("it had not ended after %s, and said: %s".formatted(LONGEST, read(err)));
                }
                Finished finished = new Finished(process.exitValue(), read(out), read(err));
                Files.delete(out);
                Files.delete(err);
                return finished;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static String read(Path file) throws IOException {
            return Files.readString(file);
        }
    }

    /** What it said, and how it ended. */
    record Finished(int exitCode, String out, String err) {

        /** Itself, if it has done all it was asked for. */
        Finished succeeded() {
            assertThat(exitCode).as("the exit code; stderr: %s", err).isZero();
            return this;
        }
    }
}
