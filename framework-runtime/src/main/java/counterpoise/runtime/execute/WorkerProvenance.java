package counterpoise.runtime.execute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import ai.djl.engine.Engine;
import counterpoise.runtime.Build;
import counterpoise.runtime.config.Experiment;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.plugin.PluginEntry;
import counterpoise.runtime.store.Sha256;
import counterpoise.runtime.training.TorchEngine;

/** What a stage was computed by: kept with the result, never part of its key, and free of host names and paths. */
final class WorkerProvenance {

    /** Names the run that computed the stage. */
    static final String RUN = "run";

    private final PluginCatalogue catalogue;
    private final Map<String, String> machine = new TreeMap<>();
    private final Map<Path, String> jarDigests = new HashMap<>();

    WorkerProvenance(PluginCatalogue catalogue, TorchEngine engine) {
        this.catalogue = catalogue;
        machine.put("java", System.getProperty("java.vm.vendor") + " " + System.getProperty("java.runtime.version"));
        machine.put(
                "os",
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
        machine.put("processor", processor());
        machine.put("device", engine.device().isGpu() ? engine.device().toString() : "cpu");
        machine.put("libtorch", engine.version());
        machine.put("djl", Engine.getDjlVersion());
        machine.put("counterpoise", Build.version());
        machine.put("source", Build.revision());
    }

    Map<String, String> of(Stage stage, Experiment experiment, String run) {
        Map<String, String> provenance = new TreeMap<>(machine);
        provenance.put(RUN, run);
        provenance.put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        StagePlugins.of(stage, experiment, catalogue).forEach(plugin -> provenance.put(plugin.label(), text(plugin)));
        return provenance;
    }

    private String text(PluginEntry<?> plugin) {
        return "revision %s, %s, sha256 %s"
                .formatted(plugin.revision(), plugin.jar().getFileName(), digest(plugin.jar()));
    }

    private String digest(Path jar) {
        return jarDigests.computeIfAbsent(jar, path -> {
            try {
                return Sha256.ofFile(path);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the plugin's jar " + path, e);
            }
        });
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
