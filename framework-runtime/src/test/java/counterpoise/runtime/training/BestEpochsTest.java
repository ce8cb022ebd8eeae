package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.runtime.config.Score;
import counterpoise.runtime.random.Streams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which epochs are evaluated and which are kept as the best, with a trainee whose scores are written down. */
class BestEpochsTest {

    private static final TorchEngine ENGINE = TorchEngine.start(Device.cpu());

    @TempDir
    private Path folder;

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = ENGINE.newManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** Its only weight falls by 1 an epoch; of 10 images of each class, {@code hits[i]} are recognised. */
    private class Scripted implements Trainee {

        private final Parameter weight =
                Parameter.builder().setName("w").setType(Parameter.Type.WEIGHT).build();
        private final List<int[]> hits;
        private int evaluations;

        Scripted(List<int[]> hits) {
            this.hits = hits;
            weight.setArray(manager.create(new float[1]));
        }

        @Override
        public Map<String, Parameter> weights() {
            return Map.of("w", weight);
        }

        @Override
        public Map<String, Parameter> state() {
            return weights();
        }

        @Override
        public SampleReader samples() {
            return new EmbeddingReader(new float[1], 1, new int[1]);
        }

        @Override
        public int views() {
            return 1;
        }

        @Override
        public String lossLabel() {
            return "the loss";
        }

        @Override
        public NDArray loss(Batch batch, NDManager batchManager, int epoch, long step) {
            return batchManager
                    .ones(weight.getArray().getShape())
                    .mul(weight.getArray())
                    .sum();
        }

        @Override
        public Map<EvaluationSet, ConfusionMatrix> evaluate() {
            int[] now = hits.get(evaluations++);
            long[][] counts = {{now[0], 10 - now[0]}, {10 - now[1], now[1]}};
            return Map.of(EvaluationSet.TEST, new ConfusionMatrix(counts));
        }
    }

    private TrainingLoop.Result run(Trainee trainee, int epochs, int evaluateEvery) {
        Recipe recipe = new Recipe(epochs, 1, 1, 0, 0, 0, List.of(), 1, evaluateEvery, 0);
        return new TrainingLoop(trainee, recipe, new Streams(0), ENGINE, Optional.empty(), 1, now -> {}).run();
    }

    private float weightIn(TrainingLoop.Result result, String file) throws IOException {
        Path path = Files.write(folder.resolve(file), result.weights().get(file));
        return Weights.read(path, manager).get("w").toFloatArray()[0];
    }

    private static Best best(TrainingLoop.Result result, Score score) {
        return result.state().best().stream()
                .filter(best -> best.score() == score)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFirstOfEquallyGoodEpochsIsTheBest() throws IOException {
        List<int[]> hits =
                List.of(new int[] {5, 5}, new int[] {9, 7}, new int[] {7, 9}, new int[] {9, 7}, new int[] {2, 2});
        TrainingLoop.Result result = run(new Scripted(hits), 5, 1);
        assertThat(best(result, Score.BAC)).isEqualTo(new Best(EvaluationSet.TEST, Score.BAC, 2, 0.8));
        // After epoch 2 the weight was -2, in the end it is -5.
        assertThat(weightIn(result, "best-on-test-bac.safetensors")).isEqualTo(-2);
        assertThat(weightIn(result, TrainingLoop.LAST)).isEqualTo(-5);
    }

    @Test
    void eachScoreHasABestEpochOfItsOwn() throws IOException {
        // GM is the geometric mean of mean recall and mean specificity, which for two classes is BAC; FM prefers even
        // predictions: of (10, 6) and (8, 8), both with BAC 0.8, F1 is (0.8333 + 0.75)/2 and 0.8.
        List<int[]> hits = List.of(new int[] {10, 6}, new int[] {8, 8});
        TrainingLoop.Result result = run(new Scripted(hits), 2, 1);
        assertThat(best(result, Score.BAC).epoch()).isEqualTo(1);
        assertThat(best(result, Score.ACCURACY).epoch()).isEqualTo(1);
        assertThat(best(result, Score.FM).epoch()).isEqualTo(2);
        assertThat(best(result, Score.FM).value()).isEqualTo(0.8);
        assertThat(weightIn(result, "best-on-test-fm.safetensors")).isEqualTo(-2);
        assertThat(weightIn(result, "best-on-test-bac.safetensors")).isEqualTo(-1);
    }

    @Test
    void evaluatesAsSeldomAsAskedAndInTheEnd() {
        Scripted trainee = new Scripted(List.of(new int[] {6, 6}, new int[] {8, 8}, new int[] {7, 7}));
        TrainingLoop.Result result = run(trainee, 7, 3);
        assertThat(trainee.evaluations).isEqualTo(3);
        List<Integer> evaluated = new ArrayList<>();
        result.state().history().forEach(epoch -> {
            if (!epoch.test().isEmpty()) {
                evaluated.add(epoch.epoch());
            }
            assertThat(epoch.validation()).isEmpty();
        });
        assertThat(evaluated).containsExactly(3, 6, 7);
        assertThat(best(result, Score.BAC)).isEqualTo(new Best(EvaluationSet.TEST, Score.BAC, 6, 0.8));
    }

    @Test
    void keepsTheLastAndTheBestByEachScoreOfTheSetsThatAreWatched() {
        TrainingLoop.Result result = run(new Scripted(List.of(new int[] {1, 1})), 1, 1);
        assertThat(result.weights())
                .containsOnlyKeys(
                        "last.safetensors",
                        "best-on-test-bac.safetensors",
                        "best-on-test-gm.safetensors",
                        "best-on-test-fm.safetensors",
                        "best-on-test-accuracy.safetensors");
    }

    @Test
    void refusesALossThatIsNoSingleFloat() {
        Scripted trainee = new Scripted(List.of()) {
            @Override
            public NDArray loss(Batch batch, NDManager batchManager, int epoch, long step) {
                return super.loss(batch, batchManager, epoch, step).toType(DataType.FLOAT64, true);
            }
        };
        assertThatThrownBy(() -> run(trainee, 1, 1))
                .isInstanceOf(TrainingFailure.class)
                .hasMessage("the loss returned a float64 of shape () instead of one float32");
    }
}
