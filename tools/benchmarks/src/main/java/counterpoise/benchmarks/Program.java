package counterpoise.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program under test, started as a user would.
 *
 * @param executable the launcher {@code run-experiment}
 * @param installation the folder that it runs from
 * @param conf the folder of the benchmarks' configurations
 * @param data where CIFAR-10 lies; null for drawn images
 */
record Program(Path executable, Path installation, Path conf, Path data) {

    /** What the launcher is told for a live view, in which the first step can be seen. */
    private static final Map<String, String> LIVE =
            Map.of("JAVA_TOOL_OPTIONS", "-Dcounterpoise.terminal=true -Dcounterpoise.columns=200");

    private static final String STEP = "images/s";

    private static final long GRACE_SECONDS = 20;

    /** Its jars as a class path. */
    String libraries() throws IOException {
        try (Stream<Path> files = Files.list(installation.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** The arguments that run {@code configuration} with everything it writes under {@code scratch}. */
    List<String> arguments(String configuration, Path scratch, String... further) {
        List<String> command = new ArrayList<>();
        command.add(executable.toString());
        command.add(conf.resolve(configuration).toString());
        command.add("--store");
        command.add(scratch.resolve("store").toString());
        command.add("--out");
        command.add(scratch.resolve("out").toString());
        command.addAll(List.of(further));
        return command;
    }

    /** The same on CIFAR-10 where there is some, else on the images that {@code configuration} draws. */
    List<String> argumentsOnImages(String configuration, Path scratch, String... further) {
        List<String> command = arguments(configuration, scratch, further);
        if (data != null) {
            command.addAll(List.of("--data", data.toString(), "experiment.dataset.plugin=cifar10"));
        }
        return command;
    }

    /**
     * Runs a command to its end.
     *
     * @return what it wrote to its standard output
     * @throws IOException if it fails, with all that it wrote
     */
    static List<String> run(List<String> command, Path scratch) throws IOException, InterruptedException {
        Path errors = scratch.resolve("stderr");
        Process process = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(errors.toFile())
                .start();
        List<String> lines;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines = output.lines().toList();
        }
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("%s ended with exit code %d and said:%n%s%n%s"
                    .formatted(String.join(" ", command), exit, String.join("\n", lines), Files.readString(errors)));
        }
        return lines;
    }

    /**
     * Starts a command that trains, and interrupts it as soon as it has said that it made a step.
     *
     * @return the seconds from the start to that step
     */
    static double secondsToFirstStep(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(LIVE);
        long started = System.nanoTime();
        Process process = builder.start();
        try {
            OptionalDouble seconds = secondsUntil(STEP, process, started);
            return seconds.orElseThrow(
                    () -> new IOException("%s ended without a step".formatted(String.join(" ", command))));
        } finally {
            process.destroy();
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static OptionalDouble secondsUntil(String text, Process process, long started) throws IOException {
        StringBuilder said = new StringBuilder();
        char[] buffer = new char[1024];
        Reader errors = new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8);
        for (int read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
            said.append(buffer, 0, read);
            if (said.indexOf(text) >= 0) {
                return OptionalDouble.of((System.nanoTime() - started) / 1e9);
            }
        }
        return OptionalDouble.empty();
    }
}
