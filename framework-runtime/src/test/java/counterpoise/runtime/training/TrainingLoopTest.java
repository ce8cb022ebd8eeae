package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import counterpoise.api.loss.Loss;
import counterpoise.runtime.plugin.PluginEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingLoopTest {

    private static final TorchEngine ENGINE = TorchEngine.start(Device.cpu());

    @TempDir
    private Path folder;

    @BeforeEach
    void useOneThread() {
        ENGINE.useThreads(1);
    }

    private static TinyTraining plain() {
        return TinyTraining.of(ENGINE, TinyLosses::crossEntropy);
    }

    static Stream<Arguments> trainings() {
        return Stream.of(
                Arguments.of("cross-entropy", plain()),
                Arguments.of("a cosine head", TinyTraining.of(ENGINE, TinyLosses::cosine)),
                Arguments.of("a loss with state of its own", TinyTraining.of(ENGINE, TinyLosses.Prototypes::new)),
                Arguments.of("a loss on two views", TinyTraining.of(ENGINE, TinyLosses::twoViews)),
                Arguments.of("mixed batches", plain().mixedBy(TinyTraining.mixup())),
                Arguments.of(
                        "a loss with state on mixed batches",
                        TinyTraining.of(ENGINE, TinyLosses.Prototypes::new).mixedBy(TinyTraining.mixup())),
                Arguments.of(
                        "few checkpoints and evaluations",
                        plain().by(new Recipe(7, 8, 0.1, 0.9, 2e-4, 2, List.of(4), 0.1, 2, 2))));
    }

    /** A stop like that of a user who presses Ctrl-C. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static TinyTraining.Outcome withoutCheckpoints(TinyTraining training) {
        return training.run(Optional.empty(), now -> {});
    }

    private static void assertSame(TinyTraining.Outcome actual, TinyTraining.Outcome expected) {
        assertThat(actual.historyWithoutTimes()).isEqualTo(expected.historyWithoutTimes());
        assertThat(actual.result().state().best())
                .isEqualTo(expected.result().state().best());
        assertThat(actual.result().state().steps())
                .isEqualTo(expected.result().state().steps());
        assertThat(actual.result().weights().keySet())
                .isEqualTo(expected.result().weights().keySet());
        expected.result()
                .weights()
                .forEach((name, bytes) ->
                        assertThat(actual.result().weights().get(name)).as(name).isEqualTo(bytes));
        assertThat(actual.state()).as("all that was trained").isEqualTo(expected.state());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainings")
    void stoppedInMidEpochAndTakenUpAgainItEndsWithTheBitsOfOneNeverStopped(String name, TinyTraining training) {
        TinyTraining.Outcome neverStopped = withoutCheckpoints(training);
        for (int stopIn : new int[] {1, 4, training.recipe().epochs()}) {
            Optional<Checkpoints> checkpoints = Optional.of(new Checkpoints(folder));
            assertThatThrownBy(() -> training.run(checkpoints, now -> {
                        if (now.epoch() == stopIn && now.fraction() > 0.5) {
                            throw new Stopped();
                        }
                    }))
                    .isInstanceOf(Stopped.class);
        }
        List<Integer> epochs = new ArrayList<>();
        TinyTraining.Outcome takenUp = training.run(Optional.of(new Checkpoints(folder)), now -> {
            if (!epochs.contains(now.epoch())) {
                epochs.add(now.epoch());
            }
        });
        // It really went on, and did not begin anew.
        assertThat(epochs).containsExactly(training.recipe().epochs());
        assertSame(takenUp, neverStopped);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainings")
    void learnsWhatCanBeToldApart(String name, TinyTraining training) {
        Recipe recipe = training.recipe();
        TinyTraining longer = training.by(new Recipe(30, 8, 0.1, 0.9, 2e-4, 2, List.of(25), 0.1, 5, 0));
        List<EpochRecord> history = withoutCheckpoints(longer).result().state().history();
        assertThat(recipe.epochs()).isLessThan(30);
        assertThat(history).hasSize(30);
        assertThat(history.get(29).loss()).isLessThan(history.get(0).loss());
        assertThat(history.get(29).test()).containsEntry("bac", 1.0).containsEntry("fm", 1.0);
        assertThat(history.get(29).validation()).containsEntry("bac", 1.0);
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherGivesOthers() {
        TinyTraining.Outcome first = withoutCheckpoints(plain());
        assertSame(withoutCheckpoints(plain()), first);
        assertThat(withoutCheckpoints(plain().seeded(6)).state()).isNotEqualTo(first.state());
    }

    @Test
    void writesCheckpointsWithoutChangingTheResult() {
        TinyTraining.Outcome watched = plain().run(Optional.of(new Checkpoints(folder)), now -> {});
        assertSame(watched, withoutCheckpoints(plain()));
    }

    @Test
    void aCheckpointThatCannotBeReadFailsWithItsFolder() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        plain().run(Optional.of(checkpoints), now -> {});
        Path latest = checkpoints.latest().orElseThrow().folder();
        Files.write(latest.resolve("optimizer.safetensors"), new byte[3]);
        assertThatThrownBy(() -> plain().run(Optional.of(checkpoints), now -> {}))
                .hasMessage(
                        "cannot go on from the checkpoint in %s; remove that folder to begin anew".formatted(latest));
    }

    @Test
    void theLastWeightsAreThoseOfTheNetwork() throws IOException {
        TinyTraining.Outcome outcome = withoutCheckpoints(plain());
        // A loss without parameters adds nothing to what is trained.
        assertThat(outcome.result().weights().get(TrainingLoop.LAST)).isEqualTo(outcome.state());
        try (NDManager manager = ENGINE.newManager()) {
            Path file = Files.write(folder.resolve(TrainingLoop.LAST), outcome.state());
            assertThat(Weights.read(file, manager))
                    .containsOnlyKeys(
                            "conv.weight",
                            "conv.bias",
                            "bn.weight",
                            "bn.bias",
                            "bn.running_mean",
                            "bn.running_var",
                            "bn.num_batches_tracked",
                            "fc.weight",
                            "fc.bias");
            // 27 images in batches of 8 are 4 steps an epoch.
            assertThat(Weights.read(file, manager).get("bn.num_batches_tracked").getLong())
                    .isEqualTo(6 * 4);
        }
    }

    @Test
    void whatALossLearnsIsKeptWithTheCheckpointsAndNotWithTheWeights() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        TinyTraining.Outcome outcome =
                TinyTraining.of(ENGINE, TinyLosses.Prototypes::new).run(Optional.of(checkpoints), now -> {});
        try (NDManager manager = ENGINE.newManager()) {
            Path last = Files.write(
                    folder.resolve(TrainingLoop.LAST),
                    outcome.result().weights().get(TrainingLoop.LAST));
            assertThat(Weights.read(last, manager).keySet()).noneMatch(name -> name.startsWith("loss:"));
            Path kept = checkpoints.latest().orElseThrow().file("all.safetensors");
            assertThat(Weights.read(kept, manager)).containsKeys("loss:prototypes", "loss:means");
            Path velocities = checkpoints.latest().orElseThrow().file("optimizer.safetensors");
            assertThat(Weights.read(velocities, manager))
                    .containsKey("loss:prototypes")
                    .doesNotContainKeys("loss:means", "bn.running_mean");
            assertThat(Weights.read(kept, manager).get("loss:means").toFloatArray())
                    .isNotEqualTo(new float[3 * 6]);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainings")
    void leavesNoArrayBehindOnTheNetworksManager(String name, TinyTraining training) {
        List<Integer> arrays = new ArrayList<>();
        training.watched(
                Optional.empty(),
                (network, now) -> arrays.add(network.parameters()
                        .get("fc.weight")
                        .getArray()
                        .getManager()
                        .getManagedArrays()
                        .size()));
        assertThat(arrays).containsOnly(arrays.get(0));
    }

    @Test
    void aLossThatIsNotANumberFailsWithEpochAndStep() {
        int[] steps = {0};
        Loss loss = input -> {
            float factor = ++steps[0] == 6 ? Float.NaN : 1;
            return TinyLosses.crossEntropy().compute(input).mul(factor);
        };
        // 4 steps an epoch.
        assertThatThrownBy(() -> withoutCheckpoints(TinyTraining.of(ENGINE, () -> loss)))
                .isInstanceOf(TrainingFailure.class)
                .hasMessage("the " + PluginEntry.labelOf(loss) + " became NaN in epoch 2, step 2 of 4;"
                        + " a lower learning rate or a longer warm-up may help");
    }

    @Test
    void aBatchLargerThanTheTrainingSetHoldsAllOfIt() {
        TinyTraining training = plain().by(new Recipe(3, 1000, 0.1, 0.9, 0, 0, List.of(), 1, 1, 0));
        TrainingState state = withoutCheckpoints(training).result().state();
        assertThat(state.steps()).isEqualTo(3);
        assertThat(state.history()).hasSize(3);
    }

    @Test
    void tellsItsProgressStepByStep() {
        List<TrainingLoop.EpochProgress> heard = new ArrayList<>();
        plain().run(Optional.empty(), heard::add);
        assertThat(heard).hasSize(6 * 4);
        assertThat(heard.subList(0, 4)).allSatisfy(now -> {
            assertThat(now.epoch()).isEqualTo(1);
            assertThat(now.epochs()).isEqualTo(6);
            assertThat(now.loss()).isNaN();
        });
        assertThat(heard.stream().limit(4).map(TrainingLoop.EpochProgress::fraction))
                .containsExactly(8 / 27.0, 16 / 27.0, 24 / 27.0, 1.0);
        assertThat(heard.get(4).loss()).isFinite();
    }
}
