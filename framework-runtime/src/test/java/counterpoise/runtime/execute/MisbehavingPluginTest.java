package counterpoise.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import counterpoise.runtime.fakes.FakeInstallation;
import counterpoise.runtime.plan.Place;
import counterpoise.runtime.plan.Planner;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plugin.TestPluginJar;
import counterpoise.runtime.store.Store;
import org.junit.jupiter.api.BeforeEach;
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

    private FakeInstallation installation;

    @BeforeEach
    void install() throws IOException {
        TestPluginJar jar = TestPluginJar.at(folder.resolve("plugins/mischief.jar"));
        MISDEEDS.forEach((name, misdeed) -> {
            String className = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            jar.plugin(
                    "example." + className,
                    DATASET.replace("CLASS", className).replace("NAME", name).replace("MISDEED", misdeed));
        });
        jar.write();
        installation = new FakeInstallation(folder);
        assertThat(installation.catalogue().refused()).isEmpty();
    }

    /** Why the stages that cut these datasets failed, by the dataset. */
    private Map<String, Failure> failures(Optional<Duration> timeout, String... datasets)
            throws IOException, InterruptedException {
        Map<String, String> names = new LinkedHashMap<>();
        List<Stage> stages = new ArrayList<>();
        for (String dataset : datasets) {
            Stage stage = subset(dataset);
            names.put(stage.key(), dataset);
            stages.add(stage);
        }
        Map<String, Failure> failures = new LinkedHashMap<>();
        try (Coordinator coordinator = new Coordinator(settings(timeout), new Listener(replaced))) {
            coordinator.run(stages).forEach((key, failure) -> failures.put(names.get(key), failure));
        }
        return failures;
    }

    @Test
    void failsTheirStagesAndDoesTheOthers() throws IOException, InterruptedException {
        Map<String, Failure> failures = failures(Optional.empty(), "exits", "hungry", "recursive", "good");

        assertThat(failures).containsOnlyKeys("exits", "hungry", "recursive");
        assertThat(failures.get("exits").sentence())
                .contains("ended with exit code 7 during " + subset("exits").label()
                        + ", while the dataset exits was at work, twice. A plugin must not end Java");
        assertThat(failures.get("hungry").sentence())
                .startsWith("The dataset hungry of ")
                .contains("mischief.jar failed: its labels() needs more memory than the Java heap of ");
        assertThat(failures.get("recursive").sentence())
                .startsWith("The dataset recursive of ")
                .endsWith("its labels() calls itself without end.");
        assertThat(new Store(folder.resolve("store")).find(subset("good").key()))
                .isPresent();
        // The one that lost its worker without a word was tried again, and no other was charged for it.
        assertThat(replaced).singleElement().asString().contains("exit code 7", "dataset exits");
    }

    @Test
    void givesUpOneThatHangsAndDoesNotTryItAgain() throws IOException, InterruptedException {
        Map<String, Failure> failures = failures(Optional.of(Duration.ofSeconds(5)), "hangs");

        assertThat(failures.get("hangs").sentence())
                .startsWith(subset("hangs").label() + " has shown no progress for 5 s; ")
                .contains("the dataset hangs")
                .endsWith("If it only needs longer, raise --stage-timeout");
        assertThat(failures.get("hangs").trace()).contains("the stage was at this point", "StageWorker.compute");
        assertThat(replaced).isEmpty();
    }

    private Stage subset(String dataset) throws IOException {
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

    private ExecutionSettings settings(Optional<Duration> timeout) {
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
                timeout,
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
