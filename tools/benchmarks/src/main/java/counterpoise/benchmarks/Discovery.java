package counterpoise.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/**
 * Finding a hundred plugins of third parties, each in a jar of its own: as the program lists them, from its start to
 * its end, and the finding alone, for the first time in a Java machine.
 */
record Discovery(Program program) implements Benchmark {

    private static final int PLUGINS = 100;

    @Override
    public List<Measure> run(Path scratch) throws IOException, InterruptedException {
        Path plugins = scratch.resolve("plugins");
        ThirdPartyJars.write(plugins, PLUGINS, program.libraries());
        return List.of(listed(plugins, scratch), found(plugins, scratch));
    }

    private Measure listed(Path plugins, Path scratch) throws IOException, InterruptedException {
        List<String> command = List.of(program.executable().toString(), "plugins", "--plugins", plugins.toString());
        long started = System.nanoTime();
        List<String> lines = Program.run(command, scratch);
        double seconds = (System.nanoTime() - started) / 1e9;
        requireAll(
                lines.stream()
                        .filter(line -> line.matches("oversampler +" + ThirdPartyJars.NAME + "\\d+ .*"))
                        .count(),
                command);
        return new Measure("list %d jars".formatted(PLUGINS), seconds, Unit.SECONDS);
    }

    private Measure found(Path plugins, Path scratch) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the program itself is started.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-classpath",
                ownClasses() + File.pathSeparator + program.libraries(),
                DiscoveryInProcess.class.getName(),
                plugins.toString());
        List<String> lines = Program.run(command, scratch);
        String[] foundAndSeconds = lines.get(lines.size() - 1).split(" ");
        requireAll(Long.parseLong(foundAndSeconds[0]), command);
        return new Measure(
                "find %d jars, in process".formatted(PLUGINS), Double.parseDouble(foundAndSeconds[1]), Unit.SECONDS);
    }

    private static void requireAll(long found, List<String> command) throws IOException {
        if (found != PLUGINS) {
            throw new IOException("%s found %d of %d plugins".formatted(String.join(" ", command), found, PLUGINS));
        }
    }

    private static Path ownClasses() {
        try {
            return Path.of(Discovery.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
