package counterpoise.runtime.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder to work in and an installation beside it, with what a test writes there. */
final class Workplace {

    final Path working;
    final Path installation;
    private final Map<String, String> environment;

    Workplace(Path folder) {
        this(folder, Map.of());
    }

    Workplace(Path folder, Map<String, String> environment) {
        this.working = folder.resolve("work");
        this.installation = folder.resolve("installed");
        this.environment = environment;
    }

    /** Writes a file into the working directory. */
    Workplace write(String name, String... lines) {
        return writeTo(working.resolve(name), lines);
    }

    /** Writes a file into the installation. */
    Workplace install(String name, String... lines) {
        return writeTo(installation.resolve(name), lines);
    }

    private Workplace writeTo(Path file, String... lines) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    ConfigurationLoader loader() {
        return new ConfigurationLoader(working, installation, environment);
    }

    List<Cell> cells(String file, String... overrides) {
        return cells(file, List.of(overrides), List.of());
    }

    List<Cell> cells(String file, List<String> overrides, List<String> only) {
        ConfigurationLoader loader = loader();
        return new SweepBinder(new ExperimentBinder(new FakePlugins()), loader.places())
                .cells(loader.load(file, overrides), only);
    }

    /** The only cell of a configuration. */
    Experiment experiment(String file, String... overrides) {
        List<Cell> cells = cells(file, overrides);
        if (cells.size() != 1) {
            throw new AssertionError("expected one cell, found " + cells.size());
        }
        return cells.get(0).experiment();
    }
}
