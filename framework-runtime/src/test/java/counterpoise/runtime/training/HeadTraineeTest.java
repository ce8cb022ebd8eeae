package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import counterpoise.api.loss.Loss;
import counterpoise.runtime.random.Streams;
import org.junit.jupiter.api.Test;

class HeadTraineeTest {

    private static final TorchEngine ENGINE = TorchEngine.start(Device.cpu());

    /** Three of class 0 for each of class 1, on two sides of a line. */
    private static final EmbeddingReader TRAIN = new EmbeddingReader(
            new float[] {1, 0, 2, 0.5f, 1.5f, -1, -1, 0.2f, 1, 1, 2, -0.5f, 1.2f, 0, -2, 0},
            2,
            new int[] {0, 0, 0, 1, 0, 0, 0, 1});

    private static final EmbeddingReader TEST =
            new EmbeddingReader(new float[] {-1.5f, 1, 1.5f, 1, -1, -1}, 2, new int[] {1, 0, 1});

    private static TrainingLoop.Result train(Loss loss) {
        Streams streams = new Streams(1);
        ENGINE.useThreads(1);
        ENGINE.seed(streams.engineSeed("initialization", 0));
        try (NDManager manager = ENGINE.newManager()) {
            Head head = Head.ofRetraining(2, 2);
            head.initialize(manager, 2);
            HeadTrainee trainee =
                    new HeadTrainee(head, "fc", ENGINE, loss, TRAIN, Map.of(EvaluationSet.TEST, TEST), 2, manager);
            Recipe recipe = new Recipe(10, 3, 0.5, 0.9, 0, 0, List.of(), 1, 1, 0);
            return new TrainingLoop(trainee, recipe, streams, ENGINE, Optional.empty(), 1, now -> {}).run();
        }
    }

    @Test
    void learnsToTellEmbeddingsApartWithTheSameBitsAtTheSameSeed() {
        TrainingLoop.Result result = train(TinyLosses.crossEntropy());
        assertThat(result.state().history().get(9).test()).containsEntry("bac", 1.0);
        assertThat(train(TinyLosses.crossEntropy()).weights().get(TrainingLoop.LAST))
                .isEqualTo(result.weights().get(TrainingLoop.LAST));
    }

    @Test
    void givesTheLossTheEmbeddingsAndTheirRows() {
        List<Long> rows = new ArrayList<>();
        train(input -> {
            float[] embeddings = input.embeddings(0).toFloatArray();
            long[] indices = input.sampleIndices().toLongArray();
            for (int i = 0; i < indices.length; i++) {
                int row = (int) indices[i];
                assertThat(embeddings[2 * i]).isEqualTo(TRAIN.values()[2 * row]);
                assertThat(input.labels().getLong(i)).isEqualTo(TRAIN.label(row));
                if (input.epoch() == 0) {
                    rows.add(indices[i]);
                }
            }
            assertThat(input.classCounts()).containsExactly(6, 2);
            assertThat(input.classWeights().toFloatArray()).containsExactly(1, 1);
            return TinyLosses.crossEntropy().compute(input);
        });
        assertThat(rows).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }
}
