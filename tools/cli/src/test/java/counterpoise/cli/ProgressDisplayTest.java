package counterpoise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import counterpoise.runtime.execute.Failure;
import counterpoise.runtime.execute.StageCosts;
import counterpoise.runtime.plan.Plan;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.run.RunProgress;
import counterpoise.runtime.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressDisplayTest {

    private static final Stage TRAINING = stage(StageKind.TRAINING, "3f9a02c1");
    private static final Stage HEAD = stage(StageKind.HEAD, "91bc0d12");

    private final PrintStream err = System.err;
    private final Screen screen = new Screen();

    @TempDir
    Path folder;

    private static Stage stage(StageKind kind, String key) {
        return new Stage(kind, key.repeat(8), "{}", Map.of(), "{}", false, Optional.empty());
    }

    private ProgressDisplay display(boolean live) throws IOException {
        Store store = new Store(folder.resolve("store"));
        Plan plan = new Plan(List.of(), Map.of(TRAINING.key(), TRAINING, HEAD.key(), HEAD), List.of());
        RunProgress progress = new RunProgress(
                plan, List.of(TRAINING, HEAD), Set.of(), store, StageCosts.of(store, plan.stages(), Map.of()), 2);
        return new ProgressDisplay(progress, screen.stream(), live, () -> new Terminal.Size(80, 24));
    }

    @AfterEach
    void leaveStderrAsItWas() {
        System.setErr(err);
    }

    @Test
    void drawsABlockBelowTheLinesThatStay() throws IOException {
        ProgressDisplay display = display(true);
        display.workerStarted(0, "the first of its slot");
        display.started(0, TRAINING);
        display.started(1, HEAD);
        display.progress(0, TRAINING, 0.01, "epoch 3/200, loss 1.2340, 760 images/s");
        display.warning(0, TRAINING, "few images");
        display.done(1, HEAD, true);
        assertThat(screen.lines())
                .hasSize(4)
                .startsWith("training 3f9a02c1: warning: few images")
                .anyMatch(line -> line.matches("\\[1/2] head 91bc0d12 done in 0\\.\\d s"))
                .contains("1 training 3f9a02c1  epoch 3/200, loss 1.2340, 760 images/s")
                .anyMatch(line -> line.startsWith("stages 1/2, trials 0/0; "));
        display.close();
        assertThat(screen.lines()).hasSize(3).endsWith("");
    }

    @Test
    void showsWhatFailedAndNothingOfItAfter() throws IOException {
        ProgressDisplay display = display(true);
        display.started(0, TRAINING);
        display.failed(0, TRAINING, new Failure("the loss is NaN in epoch 3", "trace"));
        assertThat(screen.lines())
                .hasSize(2)
                .startsWith("training 3f9a02c1 failed: the loss is NaN in epoch 3")
                .last()
                .asString()
                .startsWith("stages 1/2, ");
        display.close();
    }

    @Test
    void saysNothingOnceItIsClosed() throws IOException {
        ProgressDisplay display = display(true);
        display.started(0, TRAINING);
        display.close();
        display.progress(0, TRAINING, 0.5, "late");
        display.done(0, TRAINING, true);
        display.close();
        assertThat(screen.lines()).containsExactly("");
    }

    @Test
    void printsPlainLinesWhereItCannotDraw() throws IOException {
        ProgressDisplay display = display(false);
        display.workerStarted(0, "the first of its slot");
        display.started(0, TRAINING);
        display.progress(0, TRAINING, 0.5, "epoch 100/200");
        display.elsewhere(1, HEAD);
        display.replaced(0, "it has grown too large");
        display.done(0, HEAD, false);
        display.close();
        assertThat(screen.lines())
                .containsExactly(
                        "training 3f9a02c1 begins",
                        "head 91bc0d12 is being computed by another run; its result will be taken",
                        "worker 1 is replaced: it has grown too large",
                        "[1/2] head 91bc0d12 taken from another run",
                        "");
    }
}
