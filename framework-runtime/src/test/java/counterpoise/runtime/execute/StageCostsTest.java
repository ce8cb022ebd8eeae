package counterpoise.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.fakes.FakeInstallation;
import counterpoise.runtime.plan.Place;
import counterpoise.runtime.plan.Plan;
import counterpoise.runtime.plan.Planner;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plan.Trial;
import counterpoise.runtime.store.StageRecord;
import counterpoise.runtime.store.StageWriter;
import counterpoise.runtime.store.Store;
import counterpoise.runtime.store.StoredStage;
import counterpoise.runtime.training.EpochRecord;
import counterpoise.runtime.training.TrainingState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageCostsTest {

    /** Of each loss two seeds; a training of 20 epochs. */
    private static final String SWEEP =
            "sweep { loss.plugin = [ce, focal], oversampler.plugin = [none, eos], seed = [0, 1] }\n";

    @TempDir
    Path folder;

    private FakeInstallation installation;
    private Store store;

    @BeforeEach
    void install() throws IOException {
        installation = new FakeInstallation(folder);
        store = new Store(folder.resolve("store"));
    }

    private Plan plan(String hocon) throws IOException {
        return new Planner(
                        installation.catalogue(),
                        (name, dataset) -> Place.IN_MEMORY,
                        new Planner.ComputeIdentity("cpu", "2.7"))
                .plan(installation.cells(FakeInstallation.PLAIN + hocon));
    }

    private static Stage stage(Plan plan, String loss, long seed, StageKind kind) {
        Trial trial = plan.trials().stream()
                .filter(candidate -> candidate.loss().equals(loss))
                .filter(candidate -> candidate.experiment().options().seed() == seed)
                .filter(candidate -> candidate.stages().containsKey(kind))
                .findFirst()
                .orElseThrow();
        return plan.stages().get(trial.stages().get(kind));
    }

    private StageCosts costs(Plan plan) throws IOException {
        Map<String, StoredStage> stored = new HashMap<>();
        for (String key : plan.stages().keySet()) {
            store.find(key).ifPresent(stage -> stored.put(key, stage));
        }
        return StageCosts.of(store, plan.stages(), stored);
    }

    private void put(Stage stage, double seconds) throws IOException {
        StageRecord record = StageRecord.of(
                stage.kind().label(), stage.keyText(), Map.of(), Map.of(), 1, seconds, StageRecord.noFacts());
        try (StageWriter writer = store.begin(stage.key())) {
            Files.write(writer.file("result"), new byte[1000]);
            writer.commit(record);
        }
    }

    private void begin(Stage training, double... epochSeconds) throws IOException {
        List<EpochRecord> history = IntStream.range(0, epochSeconds.length)
                .mapToObj(epoch -> new EpochRecord(epoch + 1, 0.1, 1, epochSeconds[epoch], 1, 1, Map.of(), Map.of()))
                .toList();
        Path checkpoint = store.checkpointFolder(training.key()).resolve("epoch-%05d".formatted(epochSeconds.length));
        Files.createDirectories(checkpoint);
        new JsonMapper()
                .writeValue(
                        checkpoint.resolve("state.json").toFile(),
                        new TrainingState(epochSeconds.length, 1, 0.1f, 1, history, List.of()));
    }

    @Test
    void knowsNothingOfAnEmptyStore() throws IOException {
        Plan plan = plan(SWEEP);
        StageCosts costs = costs(plan);
        assertThat(plan.stages().values())
                .allMatch(stage -> costs.seconds(stage).isEmpty());
        assertThat(plan.stages().values()).allMatch(stage -> costs.bytes(stage).isEmpty());
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void guessesThatTrainingsTakeLongerThanHeadsAndThoseLongerThanEvaluations() throws IOException {
        Plan plan = plan(SWEEP);
        StageCosts costs = costs(plan);
        double training = costs.secondsOrGuess().applyAsDouble(stage(plan, "ce", 0, StageKind.TRAINING));
        double head = costs.secondsOrGuess().applyAsDouble(stage(plan, "ce", 0, StageKind.HEAD));
        double evaluation = costs.secondsOrGuess().applyAsDouble(stage(plan, "ce", 0, StageKind.EVALUATION));
        assertThat(training).isGreaterThan(head);
        assertThat(head).isGreaterThan(evaluation);
    }

    @Test
    void judgesByWhatDiffersOnlyInSeedsBeforeItJudgesByTheKind() throws IOException {
        Plan plan = plan(SWEEP);
        put(stage(plan, "ce", 0, StageKind.TRAINING), 100);
        put(stage(plan, "focal", 0, StageKind.TRAINING), 300);
        StageCosts costs = costs(plan);
        assertThat(costs.seconds(stage(plan, "ce", 1, StageKind.TRAINING))).hasValue(100);
        assertThat(costs.seconds(stage(plan, "focal", 1, StageKind.TRAINING))).hasValue(300);
        assertThat(costs.bytes(stage(plan, "focal", 1, StageKind.TRAINING))).hasValue(1000);
        assertThat(costs.seconds(stage(plan, "ce", 1, StageKind.HEAD))).isEmpty();
    }

    @Test
    void judgesByTheKindWhereNothingIsMoreAlike() throws IOException {
        Plan plan = plan(SWEEP);
        put(stage(plan, "ce", 0, StageKind.TRAINING), 100);
        assertThat(costs(plan).seconds(stage(plan, "focal", 1, StageKind.TRAINING)))
                .hasValue(100);
    }

    @Test
    void needsOneEpochOfATrainingUnderWay() throws IOException {
        Plan plan = plan(SWEEP);
        Stage begun = stage(plan, "ce", 0, StageKind.TRAINING);
        begin(begun, 4, 6);
        StageCosts costs = costs(plan);
        // 5 s an epoch, of which it has 18 of 20 before it, and others all.
        assertThat(costs.seconds(begun)).hasValue(90);
        assertThat(costs.seconds(stage(plan, "ce", 1, StageKind.TRAINING))).hasValue(100);
    }

    @Test
    void comparesTrainingsByTheEpoch() throws IOException {
        Plan plan = plan("sweep { training.epochs = [20, 50] }\n");
        put(plan.stages().get(plan.trials().get(0).stages().get(StageKind.TRAINING)), 100);
        Stage longer = plan.stages().get(plan.trials().get(1).stages().get(StageKind.TRAINING));
        assertThat(costs(plan).seconds(longer)).hasValue(250);
    }

    @Test
    void looksAtOtherPlansForKindsThatItsOwnTellsNothingOf() throws IOException {
        Plan other = plan("experiment.training.epochs = 10\n");
        put(stage(other, "ce", 0, StageKind.SUBSET), 3);
        put(stage(other, "ce", 0, StageKind.TRAINING), 50);
        Plan plan = plan("experiment.training.epochs = 20\n");
        assertThat(costs(plan).seconds(stage(plan, "ce", 0, StageKind.TRAINING)))
                .hasValue(100);
    }

    @Test
    void looksElsewhereForTheSpaceThatATrainingUnderWayWillTake() throws IOException {
        Plan other = plan("experiment.training.epochs = 10\n");
        put(stage(other, "ce", 0, StageKind.TRAINING), 50);
        Plan plan = plan("experiment.training.epochs = 20\n");
        Stage begun = stage(plan, "ce", 0, StageKind.TRAINING);
        begin(begun, 4);
        StageCosts costs = costs(plan);
        assertThat(costs.bytes(begun)).hasValue(2000);
        assertThat(costs.seconds(begun)).as("19 epochs of its own pace").hasValue(76);
    }

    @Test
    void learnsFromWhatIsDoneMeanwhile() throws IOException {
        Plan plan = plan(SWEEP);
        StageCosts costs = costs(plan);
        costs.measured(stage(plan, "ce", 0, StageKind.HEAD), 8);
        costs.measured(stage(plan, "ce", 1, StageKind.HEAD), 12);
        assertThat(costs.seconds(stage(plan, "focal", 0, StageKind.HEAD))).hasValue(10);
    }
}
