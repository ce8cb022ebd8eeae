package counterpoise.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import com.google.inject.Guice;
import com.google.inject.Stage;
import counterpoise.runtime.config.ConfigurationException;
import counterpoise.runtime.fakes.FakeInstallation;
import counterpoise.runtime.plan.Plan;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.store.StageRecord;
import counterpoise.runtime.store.StageWriter;
import counterpoise.runtime.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a request before any stage is run. */
class ExperimentRunnerTest {

    private static final String FILED =
            "experiment.dataset.plugin = filed, sweep.oversampler.plugin = [none, smote, eos]\n";

    @TempDir
    Path folder;

    private ExperimentRunner runner;

    @BeforeEach
    void install() throws IOException {
        new FakeInstallation(folder);
        runner = Guice.createInjector(
                        Stage.PRODUCTION, new CoordinatorModule(folder, folder, List.of(), folder.resolve("store")))
                .getInstance(ExperimentRunner.class);
    }

    private RunRequest request(String hocon, boolean strict, String... overrides) throws IOException {
        Files.writeString(folder.resolve("asked.conf"), FakeInstallation.PLAIN + hocon);
        return new RunRequest(
                "asked.conf",
                List.of(overrides),
                List.of(),
                Optional.of(folder.resolve("out")),
                List.of(folder.resolve("data")),
                "cpu",
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                strict,
                false,
                false);
    }

    @Test
    void saysWhatAPlanComesToWithoutRunningIt() throws IOException {
        PlanSummary plan = runner.dryRun(request(
                "sweep { oversampler.plugin = [none, smote, eos], loss.plugin = [ce, focal], head.epochs = [5, 6] }\n",
                false));
        assertThat(plan.cells()).isEqualTo(12);
        assertThat(plan.trials()).isEqualTo(10);
        assertThat(plan.stages())
                .isEqualTo(Map.of(
                        StageKind.SUBSET, 1,
                        StageKind.TRAINING, 2,
                        StageKind.EMBEDDINGS, 2,
                        StageKind.EMBEDDING_SYNTHETICS, 4,
                        StageKind.HEAD, 8,
                        StageKind.EVALUATION, 10));
        assertThat(plan.done().values()).containsOnly(0);
        assertThat(plan.dataKnown()).isTrue();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void saysOfWhatItCannotTellTheCost() throws IOException {
        PlanSummary plan = runner.dryRun(request("", false));
        assertThat(plan.secondsToCome())
                .isEqualTo(new PlanSummary.Estimate(0, plan.stages().keySet()));
        assertThat(plan.bytesToCome().isKnown()).isFalse();
        assertThat(plan.bytesToCome().isNothing()).isFalse();
        assertThat(plan.workers()).isEqualTo(1);
    }

    @Test
    void sumsUpWhatWasMeasuredOfOtherSeeds() throws IOException {
        Plan measured = FakePlan.of(folder, "experiment.seed = 1\n");
        Store store = new Store(folder.resolve("store"));
        for (counterpoise.runtime.plan.Stage stage : measured.stages().values()) {
            StageRecord record = StageRecord.of(
                    stage.kind().label(), stage.keyText(), Map.of(), Map.of(), 1, 10, StageRecord.noFacts());
            try (StageWriter writer = store.begin(stage.key())) {
                Files.write(writer.file("result"), new byte[1000]);
                writer.commit(record);
            }
        }
        PlanSummary plan = runner.dryRun(request("sweep.seed = [1, 2, 3]\n", false));
        // Subset, training, embeddings and evaluation of two seeds; a seed's follow one another.
        assertThat(plan.secondsToCome()).isEqualTo(new PlanSummary.Estimate(80, Set.of()));
        assertThat(plan.elapsedToCome().value()).isEqualTo(Math.max(40, 80.0 / plan.workers()));
        assertThat(plan.bytesToCome()).isEqualTo(new PlanSummary.Estimate(8000, Set.of()));
        assertThat(plan.storedBytes()).isEqualTo(4000);
        assertThat(plan.done().values()).containsOnly(1);
    }

    @Test
    void saysWhichDatasetsNeedNoNetwork() throws IOException {
        PlanSummary plan = runner.dryRun(
                request("sweep { dataset.plugin = [toy, vectors], oversampler.plugin = [none, eos] }\n", false));
        assertThat(plan.withoutNetwork()).containsExactly("vectors");
        assertThat(plan.stages()).containsEntry(StageKind.TRAINING, 1).containsEntry(StageKind.HEAD, 3);
    }

    @Test
    void plansWithoutDataAndSaysThatTheyAreNotKnown() throws IOException {
        PlanSummary plan = runner.dryRun(request(FILED, false));
        assertThat(plan.trials()).isEqualTo(3);
        assertThat(plan.dataKnown()).isFalse();
    }

    @Test
    void saysOnceThatDataAreMissingWhenNothingCanRun() throws IOException {
        RunRequest request = request(FILED, false);
        assertThatThrownBy(() -> runner.run(request, stages -> {
                    throw new AssertionError("nothing is to be run");
                }))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith("Dataset filed was not found; looked for images.bin in ")
                .hasMessageEndingWith("Write images.bin yourself.")
                .message()
                .doesNotContain("\n");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void refusesAPartWithoutDataWhereAllAreWanted() throws IOException {
        RunRequest request = request("sweep.dataset.plugin = [toy, filed]\n", true);
        assertThatThrownBy(() -> runner.run(request, stages -> {
                    throw new AssertionError("nothing is to be run");
                }))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith("Dataset filed was not found");
    }

    @Test
    void refusesWhatTheOversamplerCannotDo() throws IOException {
        RunRequest request =
                request("", false, "experiment.oversampler.plugin=painter", "experiment.oversampler.space=batch");
        assertThatThrownBy(() -> runner.dryRun(request))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith(
                        "command line: experiment.oversampler.space: painter does not work in batch space");
    }

    @Test
    void refusesAPluginThatIsNotThere() throws IOException {
        RunRequest request = request("", false, "experiment.loss.plugin=focl");
        assertThatThrownBy(() -> runner.dryRun(request))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did you mean focal?");
    }
}
