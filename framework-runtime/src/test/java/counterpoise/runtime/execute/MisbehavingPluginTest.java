package counterpoise.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import counterpoise.runtime.fakes.FakeInstallation;
import counterpoise.runtime.plan.Place;
import counterpoise.runtime.plan.Planner;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plugin.TestPluginJar;
import counterpoise.runtime.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that do the worst to the process they are called in: their stages fail, and the others are done. */
class MisbehavingPluginTest {

    private static final String DATASET =
            """
            package example;

            import java.util.List;
            import counterpoise.api.dataset.*;

            public class CLASS implements DatasetPlugin<CLASS.None>, EmbeddingDataset {
                public record None() {}

                @Override public String name() { return "NAME"; }
                @Override public String summary() { return "For a test."; }
                @Override public Class<None> optionsType() { return None.class; }
                @Override public EmbeddingDataset create(None options) { return this; }
                @Override public List<String> classNames(DatasetContext context) { return List.of("a", "b"); }
                @Override public LabelledEmbeddings load(Part part, DatasetContext context) {
                    MISDEED
                    return new LabelledEmbeddings(new float[] {1, 2, 3, 4}, 1, new int[] {0, 0, 1, 1});
                }
            }
            """;

    private static final Map<String, String> MISDEEDS = misdeeds();

    private static Map<String, String> misdeeds() {
        Map<String, String> misdeeds = new LinkedHashMap<>();
        misdeeds.put("exits", "System.exit(7);");
        misdeeds.put("hungry", "long[][] all = new long[9][Integer.MAX_VALUE - 9];");
        misdeeds.put("hangs", "while (!Thread.interrupted()) { Thread.onSpinWait(); }");
        misdeeds.put("recursive", "load(part, context);");
        misdeeds.put("good", "");
        return misdeeds;
    }

    @TempDir
    private Path folder;

    private final List<String> replaced = new ArrayList<>();

    @Test
    void failsTheirStagesAndDoesTheOthers() throws IOException, InterruptedException {
        TestPluginJar jar = TestPluginJar.at(folder.resolve("plugins/mischief.jar"));
        MISDEEDS.forEach((name, misdeed) -> {
            String className = name.substring(0, 1).toUpperCase() + name.substring(1);
            jar.plugin(
                    "example." + className,
                    DATASET.replace("CLASS", className).replace("NAME", name).replace("MISDEED", misdeed));
        });
        jar.write();
        FakeInstallation installation = new FakeInstallation(folder);
        assertThat(installation.catalogue().refused()).isEmpty();
        Map<String, Stage> stages = new LinkedHashMap<>();
        for (String name : MISDEEDS.keySet()) {
            stages.put(name, subset(name, installation));
        }

        Map<String, Failure> failures;
        try (Coordinator coordinator = new Coordinator(settings(), new Listener(replaced))) {
            failures = coordinator.run(stages.values());
        }

        assertThat(failures).hasSize(4);
        assertThat(failures.get(stages.get("exits").key()).sentence())
                .contains("ended with exit code 7 during " + stages.get("exits").label()
                        + ", while the dataset exits was at work, twice. A plugin must not end Java");
        assertThat(failures.get(stages.get("hungry").key()).sentence())
                .startsWith("The dataset hungry of ")
                .contains("mischief.jar failed: its load() needs more memory than the Java heap of ");
        assertThat(failures.get(stages.get("hangs").key()).sentence())
                .isEqualTo(
                        stages.get("hangs").label() + " has shown no progress for 2 s; the dataset hangs was at work."
                                + " If it only needs longer, raise --stage-timeout");
        assertThat(failures.get(stages.get("hangs").key()).trace()).contains("example.Hangs.load");
        assertThat(failures.get(stages.get("recursive").key()).sentence())
                .startsWith("The dataset recursive of ")
                .endsWith("its load() calls itself without end.");
        assertThat(new Store(folder.resolve("store")).find(stages.get("good").key()))
                .isPresent();
        // The one that lost its worker without a word was tried again, and no other was charged for it.
        assertThat(replaced).singleElement().asString().contains("exit code 7", "dataset exits");
    }

    private static Stage subset(String dataset, FakeInstallation installation) throws IOException {
        return new Planner(
                        installation.catalogue(),
                        (name, made) -> Place.IN_MEMORY,
                        new Planner.ComputeIdentity("cpu", "2.7"))
                        .plan(installation.cells("experiment.dataset.plugin = %s\n".formatted(dataset)))
                        .stages()
                        .values()
                        .stream()
                        .filter(stage -> stage.kind() == StageKind.SUBSET)
                        .findFirst()
                        .orElseThrow();
    }

    private ExecutionSettings settings() {
        return new ExecutionSettings(
                folder.resolve("store"),
                List.of(folder.resolve("plugins")),
                List.of("cpu"),
                "2.7",
                "",
                1,
                1,
                false,
                "run",
                Optional.of(Duration.ofSeconds(2)),
                folder.resolve("logs"));
    }

    private record Listener(List<String> replacements) implements ExecutionListener {

        @Override
        public void started(int slot, Stage stage) {}

        @Override
        public void waiting(int slot, Stage stage) {}

        @Override
        public void progress(int slot, Stage stage, double fraction, String detail) {}

        @Override
        public void warning(int slot, Stage stage, String message) {}

        @Override
        public void done(int slot, Stage stage, boolean computed) {}

        @Override
        public void failed(int slot, Stage stage, String sentence) {}

        @Override
        public void replaced(int slot, String reason) {
            replacements.add(reason);
        }
    }
}
