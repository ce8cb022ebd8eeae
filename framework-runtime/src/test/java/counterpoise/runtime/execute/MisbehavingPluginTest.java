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
                @SuppressWarnings("unchecked") // As other languages do, which know no checked exceptions.
                private static <E extends Throwable> void sneak(Throwable problem) throws E { throw (E) problem; }
            }
            """;

    private static final Map<String, String> MISDEEDS = misdeeds();

    private static Map<String, String> misdeeds() {
        Map<String, String> misdeeds = new LinkedHashMap<>();
        misdeeds.put("exits", "System.exit(7);");
        misdeeds.put("hungry", "long[][] all = new long[9][Integer.MAX_VALUE - 9];");
        misdeeds.put("hangs", "while (!Thread.interrupted()) { Thread.onSpinWait(); }");
        misdeeds.put("recursive", "load(part, context);");
        misdeeds.put("throws", "if (part == Part.TRAIN) { throw new IllegalStateException(\"no luck today\"); }");
        misdeeds.put("sneaks", "CLASS.<RuntimeException>sneak(new Exception(\"no patience\"));");
        misdeeds.put("good", "");
        return misdeeds;
    }

    @TempDir
    private Path folder;

    private final List<String> heard = new ArrayList<>();

    private FakeInstallation installation;

    @BeforeEach
    void install() throws IOException {
        TestPluginJar jar = TestPluginJar.at(folder.resolve("plugins/mischief.jar"));
        MISDEEDS.forEach((name, misdeed) -> {
            String className = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            jar.plugin(
                    "example." + className,
                    DATASET.replace("MISDEED", misdeed)
                            .replace("CLASS", className)
                            .replace("NAME", name));
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
        StageCosts costs = StageCosts.of(new Store(folder.resolve("store")), Map.of(), Map.of());
        try (Coordinator coordinator = new Coordinator(settings(timeout), new HeardEvents(heard))) {
            coordinator.run(stages, costs).forEach((key, failure) -> failures.put(names.get(key), failure));
        }
        return failures;
    }

    @Test
    void failsTheirStagesAndDoesTheOthers() throws IOException, InterruptedException {
        Map<String, Failure> failures =
                failures(Optional.empty(), "exits", "hungry", "recursive", "sneaks", "throws", "good");

        assertThat(failures).containsOnlyKeys("exits", "hungry", "recursive", "sneaks", "throws");
        assertThat(failures.get("exits").sentence())
                .contains("ended with exit code 7 during " + subset("exits").label()
                        + ", while the dataset exits was at work, twice. A plugin must not end Java");
        // A subset asks for the labels, which a dataset without a quicker way takes from what it loads.
        assertThat(failures.get("hungry").sentence())
                .startsWith("The dataset hungry of ")
                .contains("mischief.jar failed: its labels() needs more memory than the Java heap of ");
        assertThat(failures.get("recursive").sentence())
                .startsWith("The dataset recursive of ")
                .endsWith("its labels() calls itself without end.");
        assertThat(new Store(folder.resolve("store")).find(subset("good").key()))
                .isPresent();
        // The one that lost its worker without a word was tried again, and no other was charged for it.
        assertThat(heard)
                .filteredOn(event -> event.startsWith("replaced"))
                .singleElement()
                .asString()
                .contains("exit code 7", "dataset exits");
        assertThat(failures.get("sneaks").sentence())
                .startsWith("The dataset sneaks of ")
                .endsWith("its labels() threw java.lang.Exception: no patience.");
        assertThat(failures.get("throws").sentence())
                .isEqualTo("the dataset throws failed in its labels(TRAIN): no luck today");
        // Memory and exit codes may be another's fault; what a plugin throws it would throw again.
        assertThat(failures).allSatisfy((dataset, failure) -> assertThat(failure.lasting())
                .as(dataset)
                .isEqualTo(dataset.equals("sneaks") || dataset.equals("throws")));
    }

    @Test
    void givesUpOneThatHangsAndDoesNotTryItAgain() throws IOException, InterruptedException {
        Map<String, Failure> failures = failures(Optional.of(Duration.ofSeconds(5)), "hangs");

        assertThat(failures.get("hangs").sentence())
                .startsWith(subset("hangs").label() + " has shown no progress for 5 s; ")
                .contains("the dataset hangs")
                .endsWith("If it only needs longer, raise --stage-timeout");
        assertThat(failures.get("hangs").trace()).contains("the stage was at this point", "StageWorker.compute");
        assertThat(failures.get("hangs").lasting()).isFalse();
        assertThat(heard).noneMatch(event -> event.startsWith("replaced"));
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
                new Workers(List.of("cpu"), 1, 1),
                "2.7",
                "",
                false,
                "run",
                timeout,
                folder.resolve("logs"));
    }
}
