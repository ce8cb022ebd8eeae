package counterpoise.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import counterpoise.runtime.execute.Failure;
import counterpoise.runtime.plan.Plan;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownFailuresTest {

    private static final String BUILD = "0.1.0 of today";
    private static final Failure LASTING = new Failure("the loss is NaN in epoch 3, step 4", "trace", true);

    @TempDir
    Path folder;

    private Path out;
    private Plan plan;
    private Stage head;
    private Stage evaluation;

    @BeforeEach
    void plan() throws IOException {
        out = Files.createDirectories(folder.resolve("out"));
        plan = FakePlan.of(folder, "sweep { oversampler.plugin = [none, eos] }\n");
        head = FakePlan.stage(plan, 1, StageKind.HEAD);
        evaluation = FakePlan.stage(plan, 1, StageKind.EVALUATION);
    }

    private Map<String, Failure> known() {
        return KnownFailures.in(out, BUILD).of(plan, Set.of());
    }

    @Test
    void areNoneAtFirst() {
        assertThat(known()).isEmpty();
        assertThat(out.resolve(KnownFailures.FILE)).doesNotExist();
    }

    @Test
    void tellTheNextRunWhatFailedAndWhatReadsIt() throws IOException {
        KnownFailures.in(out, BUILD).add(head, LASTING);
        assertThat(known()).containsOnlyKeys(head.key(), evaluation.key());
        assertThat(known().values())
                .containsOnly(new Failure(
                        "the loss is NaN in epoch 3, step 4"
                                + " (so it failed in an earlier run; --retry-failed tries it again)",
                        "trace",
                        true));
    }

    @Test
    void doNotHoldWhatMayMend() throws IOException {
        KnownFailures.in(out, BUILD).add(head, new Failure("the disk is full", "trace"));
        assertThat(known()).isEmpty();
        assertThat(out.resolve(KnownFailures.FILE)).doesNotExist();
    }

    @Test
    void areForgottenOnDemand() throws IOException {
        KnownFailures.in(out, BUILD).add(head, LASTING);
        KnownFailures.in(out, BUILD).add(FakePlan.stage(plan, 0, StageKind.TRAINING), LASTING);
        KnownFailures.in(out, BUILD).forget(Set.of(head.key()));
        assertThat(known())
                .containsKey(FakePlan.stage(plan, 0, StageKind.TRAINING).key());
        KnownFailures.in(out, BUILD).forget(plan.stages().keySet());
        assertThat(known()).isEmpty();
        assertThat(out.resolve(KnownFailures.FILE)).doesNotExist();
    }

    @Test
    void doNotBindAnotherBuildOfTheProgram() throws IOException {
        KnownFailures.in(out, BUILD).add(head, LASTING);
        assertThat(KnownFailures.in(out, "0.1.1 of tomorrow").of(plan, Set.of()))
                .isEmpty();
    }

    @Test
    void countForNothingWhereAResultIsStoredAfterAll() throws IOException {
        KnownFailures.in(out, BUILD).add(head, LASTING);
        assertThat(KnownFailures.in(out, BUILD).of(plan, Set.of(head.key()))).isEmpty();
    }

    @Test
    void doNotKeepARunFromBeginningWhenTheirFileIsDamaged() throws IOException {
        Files.writeString(out.resolve(KnownFailures.FILE), "{\"half");
        assertThat(known()).isEmpty();
    }
}
