package counterpoise.generative.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import counterpoise.api.RandomStream;
import counterpoise.generative.layers.BatchNormalisation;
import counterpoise.testkit.fake.FakeSamplingContext;
import counterpoise.testkit.fake.InMemorySamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains two small networks against each other: one makes numbers, the other tells them from 5. */
class TrainingTest {

    private static final int EPOCHS = 5;
    private static final int STEPS = 3;
    private static final AdamSettings ADAM = AdamSettings.pyTorch(0.01, 0.5);
    private static final InMemorySamples ANY = InMemorySamples.of(1, new int[] {0}, new float[][] {{0}});

    @TempDir
    Path checkpoints;

    /** A training, its players and what was seen while it ran. */
    private static final class Duel implements AutoCloseable {

        final Training training;
        final Player maker;
        final Player judge;
        /** How many arrays there were in the last step of each epoch. */
        final List<Integer> arrays = new ArrayList<>();

        Duel(FakeSamplingContext context, int checkpointEvery) {
            training = new Training("duel", context, new Share(0, 1), checkpointEvery);
            maker = training.player("maker", maker(), ADAM, new Shape(1, 4));
            judge = training.player("judge", Linear.builder().setUnits(1).build(), ADAM, new Shape(1, 2));
        }

        History run() {
            return training.run(EPOCHS, STEPS, epoch -> {
                RandomStream latents = training.random("latents", epoch);
                return step -> learn(step, Latents.normal(latents, 6, 4, step.manager()));
            });
        }

        private void learn(Step step, NDArray latents) {
            NDArray real = step.manager().ones(new Shape(6, 2)).mul(5);
            step.learn(
                    "judge loss",
                    () -> judge.forward(maker.forward(latents, true), true)
                            .sub(judge.forward(real, true))
                            .mean(),
                    judge);
            step.learn(
                    "maker loss",
                    () -> judge.forward(maker.forward(latents, true), true)
                            .neg()
                            .mean(),
                    maker);
            if (step.index() == STEPS - 1) {
                NDManager whole = step.manager().getParentManager().getParentManager();
                arrays.add(whole.getManagedArrays().size());
            }
        }

        Map<String, float[]> state() {
            Map<String, float[]> state = new LinkedHashMap<>();
            maker.state().forEach((name, array) -> state.put(name, array.toFloatArray()));
            judge.state().forEach((name, array) -> state.put(name, array.toFloatArray()));
            state.put("steps", new float[] {maker.steps(), judge.steps()});
            return state;
        }

        @Override
        public void close() {
            training.close();
        }
    }

    private static Block maker() {
        return new SequentialBlock()
                .add(Linear.builder().setUnits(8).build())
                .add(BatchNormalisation.pyTorch(8))
                .add(Dropout.builder().optRate(0.5f).build())
                .add(Linear.builder().setUnits(2).build());
    }

    @Test
    void aTrainingThatIsTakenUpEndsWithTheBitsOfOneThatWasNotStopped() {
        Map<String, float[]> whole;
        History wholeHistory;
        try (FakeSamplingContext context = new FakeSamplingContext(ANY, 1);
                Duel duel = new Duel(context, 2)) {
            wholeHistory = duel.run();
            whole = duel.state();
        }

        // In the fourth epoch, so that the third is done again.
        try (FakeSamplingContext context = keeping(1);
                Duel duel = new Duel(context, 2)) {
            context.cancelAtProgress(3 * STEPS + 2);
            assertThatThrownBy(duel::run).isInstanceOf(CancellationException.class);
        }
        try (FakeSamplingContext context = keeping(1);
                Duel duel = new Duel(context, 2)) {
            History resumed = duel.run();

            assertThat(context.progressReported()).hasSize(3 * STEPS);
            assertThat(context.progressReported().get(0)).isEqualTo(2.0 / EPOCHS);
            assertThat(duel.state()).usingRecursiveComparison().isEqualTo(whole);
            assertThat(resumed.of("judge loss")).containsExactly(wholeHistory.of("judge loss"));
            assertThat(resumed.epochs()).isEqualTo(EPOCHS);
        }
    }

    @Test
    void aTrainingThatWasFinishedIsNotDoneAgain() {
        Map<String, float[]> whole;
        try (FakeSamplingContext context = keeping(1);
                Duel duel = new Duel(context, 100)) {
            duel.run();
            whole = duel.state();
        }
        try (FakeSamplingContext context = keeping(1);
                Duel duel = new Duel(context, 100)) {
            duel.run();

            assertThat(context.progressReported()).isEmpty();
            assertThat(duel.state()).usingRecursiveComparison().isEqualTo(whole);
        }
        assertThat(checkpoints.toFile().list()).containsExactly("duel.safetensors");
    }

    @Test
    void anotherSeedMakesOtherNetworks() {
        Set<Float> first = new HashSet<>();
        for (long seed = 1; seed <= 2; seed++) {
            try (FakeSamplingContext context = new FakeSamplingContext(ANY, seed);
                    Duel duel = new Duel(context, 1)) {
                duel.run();
                first.add(duel.state().values().iterator().next()[0]);
            }
        }
        assertThat(first).hasSize(2);
    }

    @Test
    void aDamagedCheckpointIsNamed() throws IOException {
        Files.writeString(checkpoints.resolve("duel.safetensors"), "not one");

        try (FakeSamplingContext context = keeping(1);
                Duel duel = new Duel(context, 1)) {
            assertThatThrownBy(duel::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("cannot go on from the checkpoint ")
                    .hasMessageEndingWith("duel.safetensors; remove it to begin anew");
        }
    }

    @Test
    void whoDoesNotLearnStaysAsItIs() {
        try (FakeSamplingContext context = new FakeSamplingContext(ANY, 1);
                Duel duel = new Duel(context, 1)) {
            Map<String, float[]> before = duel.state();
            duel.training.run(
                    1,
                    1,
                    epoch -> step -> step.learn(
                            "loss",
                            () -> duel.judge
                                    .forward(
                                            duel.maker.forward(
                                                    Latents.normal(
                                                            duel.training.random("latents", epoch),
                                                            6,
                                                            4,
                                                            step.manager()),
                                                    false),
                                            true)
                                    .mean(),
                            duel.maker));
            Map<String, float[]> after = duel.state();

            before.forEach((name, values) -> {
                if (name.startsWith("judge")) {
                    assertThat(after.get(name)).as(name).containsExactly(values);
                }
            });
            assertThat(after.get("maker/01Linear_weight")).isNotEqualTo(before.get("maker/01Linear_weight"));
            assertThat(after.get("steps")).containsExactly(1, 0);
        }
    }

    @Test
    void anEpochLeavesNoArraysBehind() {
        try (FakeSamplingContext context = new FakeSamplingContext(ANY, 1);
                Duel duel = new Duel(context, 1)) {
            duel.run();

            assertThat(duel.arrays).hasSize(EPOCHS);
            assertThat(Set.copyOf(duel.arrays)).hasSize(1);
        }
    }

    @Test
    void aLossThatIsNoNumberEndsItWithRoundAndStep() {
        try (FakeSamplingContext context = new FakeSamplingContext(ANY, 1);
                Training training = new Training("duel", context, new Share(0, 1), 1)) {
            assertThatThrownBy(() -> training.run(
                            2,
                            3,
                            epoch -> step -> step.note(
                                    "the loss",
                                    step.manager().create(epoch == 1 && step.index() == 1 ? Float.NaN : 1))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("duel: the loss became NaN in round 2, step 2 of 3; a lower learning rate may help");
        }
    }

    @Test
    void theHistoryHoldsTheMeanOfEachEpoch() {
        try (FakeSamplingContext context = new FakeSamplingContext(ANY, 1);
                Training training = new Training("duel", context, new Share(0, 1), 1)) {
            History history = training.run(
                    2, 3, epoch -> step -> step.note("a", step.manager().create((float) (10 * epoch + step.index()))));

            assertThat(history.of("a")).containsExactly(1, 11);
            assertThat(history.last("a")).isEqualTo(11);
            assertThatThrownBy(() -> history.of("b"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("b was not noted, but [a]");
        }
    }

    @Test
    void aShareOfTheWorkTellsProgressOfTheWhole() {
        try (FakeSamplingContext context = new FakeSamplingContext(ANY, 1);
                Training training = new Training("duel", context, new Share(0, 1).part(0.5, 0.75), 1)) {
            training.run(2, 2, epoch -> step -> step.note("a", step.manager().create(1f)));

            assertThat(context.progressReported()).containsExactly(0.5, 0.5625, 0.625, 0.6875);
        }
    }

    @Test
    void aTrainingOfANumberOfStepsEndsWithAShorterEpoch() {
        try (FakeSamplingContext context = new FakeSamplingContext(ANY, 1);
                Training training = new Training("duel", context, new Share(0, 1), 1)) {
            History history = training.runSteps(
                    5, 2, epoch -> step -> step.note("a", step.manager().create((float) (10 * epoch + step.index()))));

            assertThat(history.of("a")).containsExactly(0.5, 10.5, 20);
            assertThat(context.progressReported()).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8);
        }
    }

    @Test
    void whatWasNotedIsLeftToBeLookedAt() {
        try (FakeSamplingContext context = new FakeSamplingContext(ANY, 1);
                Training training = new Training("duel", context, new Share(0, 1), 1)) {
            training.runSteps(3, 2, round -> step -> {
                step.note("maker loss", step.manager().create(round + 0.5f));
                step.note("judge loss", step.manager().create((float) step.index()));
            });

            assertThat(context.artifact("duel-losses.csv"))
                    .hasContent("round,judge loss,maker loss\n1,0.5,0.5\n2,0.0,1.5\n");
        }
    }

    private FakeSamplingContext keeping(long seed) {
        return new FakeSamplingContext(ANY, seed).keepingCheckpointsIn(checkpoints);
    }
}
