package counterpoise.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.runtime.execute.StageCosts;
import counterpoise.runtime.lifecycle.MetricValue;
import counterpoise.runtime.plan.Plan;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.store.StageRecord;
import counterpoise.runtime.store.StageWriter;
import counterpoise.runtime.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProgressTest {

    @TempDir
    Path folder;

    private Store store;
    private Plan plan;

    @BeforeEach
    void plan() throws IOException {
        store = new Store(folder.resolve("store"));
        // Trials: none s0, none s1, eos k=10 s0, s1, eos k=100 s0, s1.
        plan = FakePlan.of(
                folder, "sweep { oversampler.plugin = [none, eos], oversampler.eos.k = [10, 100], seed = [0, 1] }\n");
    }

    private RunProgress progress(int slots, Set<String> failed) throws IOException {
        StageCosts costs = StageCosts.of(store, plan.stages(), Map.of());
        return new RunProgress(plan, plan.stages().values(), failed, store, costs, slots);
    }

    private Stage stage(int trial, StageKind kind) {
        return FakePlan.stage(plan, trial, kind);
    }

    @Test
    void namesAStageByWhatItsTrialsHaveInCommon() throws IOException {
        RunProgress progress = progress(1, Set.of());
        assertThat(progress.nameOf(stage(0, StageKind.SUBSET))).isEqualTo("toy net ce s0");
        assertThat(progress.nameOf(stage(1, StageKind.TRAINING))).isEqualTo("toy net ce s1");
        assertThat(progress.nameOf(stage(0, StageKind.EVALUATION))).isEqualTo("toy net ce none s0");
        assertThat(progress.nameOf(stage(5, StageKind.HEAD))).isEqualTo("toy net ce eos k=100 s1");
    }

    @Test
    void countsStagesAndTrials() throws IOException {
        RunProgress progress = progress(1, Set.of());
        assertThat(progress.stages()).isEqualTo(plan.stages().size());
        assertThat(progress.trials()).isEqualTo(6);
        assertThat(progress.trialsDone()).isZero();
        assertThat(progress.done(stage(0, StageKind.SUBSET), OptionalDouble.of(1)))
                .isEmpty();
        assertThat(progress.stagesEnded()).isEqualTo(1);
        progress.failed(stage(0, StageKind.TRAINING));
        // The training and what reads it: embeddings, three evaluations, two of synthetics and heads.
        assertThat(progress.stagesEnded()).isEqualTo(10);
        assertThat(progress.trialsFailed()).isEqualTo(3);
        assertThat(progress.trialsDone()).isZero();
    }

    @Test
    void countsTrialsThatAreKnownToFail() throws IOException {
        RunProgress progress = progress(1, Set.of(stage(2, StageKind.HEAD).key()));
        assertThat(progress.trialsFailed()).isEqualTo(1);
    }

    @Test
    void tellsTheLeadingScoreOfAFinishedTrial() throws IOException {
        RunProgress progress = progress(1, Set.of());
        Stage evaluation = stage(0, StageKind.EVALUATION);
        try (StageWriter writer = store.begin(evaluation.key())) {
            new JsonMapper().writeValue(writer.file(MetricValue.FILE).toFile(), new MetricValue[] {
                scalar("fm", 0.25), scalar("bac", 0.5)
            });
            writer.commit(StageRecord.of(
                    "evaluation", evaluation.keyText(), Map.of(), Map.of(), 1, 1, StageRecord.noFacts()));
        }
        assertThat(progress.done(evaluation, OptionalDouble.of(1)))
                .containsExactly(new RunProgress.FinishedTrial("toy net ce none s0", "bac .5000"));
        assertThat(progress.done(evaluation, OptionalDouble.of(1)))
                .as("a second time")
                .isEmpty();
        assertThat(progress.trialsDone()).isEqualTo(1);
    }

    private static MetricValue scalar(String name, double value) {
        return new MetricValue(name, name, MetricValue.SCALAR, List.of(value), null, null, null, null);
    }

    @Test
    void doesNotKnowHowLongARunTakesBeforeSomethingIsMeasured() throws IOException {
        assertThat(progress(2, Set.of()).timeLeft(Map.of())).isEmpty();
    }

    @Test
    void judgesTheTimeLeftByAStageUnderWayAndThoseThatAreDone() throws IOException {
        RunProgress progress = progress(2, Set.of());
        String training = stage(0, StageKind.TRAINING).key();
        // The other training will take as long: 60 and 100 s for two workers.
        assertThat(progress.timeLeft(Map.of(training, new RunProgress.Pace(60, 100))))
                .contains(new RunProgress.TimeLeft(80, true));
        for (Stage stage : plan.stages().values()) {
            if (stage.kind() != StageKind.TRAINING) {
                progress.done(stage, OptionalDouble.of(2));
            }
        }
        assertThat(progress.timeLeft(Map.of(training, new RunProgress.Pace(99, 100))))
                .contains(new RunProgress.TimeLeft(99.5, false));
        progress.done(stage(1, StageKind.TRAINING), OptionalDouble.of(100));
        assertThat(progress.timeLeft(Map.of(training, new RunProgress.Pace(40, 100))))
                .as("no shorter than the one under way")
                .contains(new RunProgress.TimeLeft(40, false));
    }
}
