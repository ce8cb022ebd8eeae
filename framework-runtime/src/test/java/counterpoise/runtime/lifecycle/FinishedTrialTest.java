package counterpoise.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import counterpoise.api.loss.Loss;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.runtime.store.Npy;
import counterpoise.runtime.store.Sha256;
import counterpoise.runtime.store.StageRecord;
import counterpoise.runtime.store.StageWriter;
import counterpoise.runtime.store.Store;
import counterpoise.runtime.store.StoredStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedTrialTest {

    private static final TrainedHead BEFORE =
            new TrainedHead(Loss.Head.LINEAR, new float[][] {{1, 2}, {3, 4}}, new float[] {5, 6});
    private static final TrainedHead AFTER =
            new TrainedHead(Loss.Head.COSINE, new float[][] {{7, 8}, {9, 10}}, new float[2]);

    @TempDir
    private Path folder;

    private StoredEmbeddings embeddings;
    private StoredStage synthetics;

    @BeforeEach
    void store() throws IOException {
        Store store = new Store(folder);
        try (StageWriter writer = store.begin(Sha256.ofText("embeddings"))) {
            Npy.write(writer.file("train.npy"), new float[] {1, 1, 2, 2, 3, 3}, 3, 2);
            Npy.write(writer.file("train-labels.npy"), new int[] {0, 0, 1}, 3);
            ObjectNode facts = StageRecord.noFacts();
            facts.put(StoredEmbeddings.WIDTH, 2);
            facts.putArray(Facts.CLASS_NAMES).add("cat").add("dog");
            embeddings = StoredEmbeddings.of(writer.commit(record("embeddings", facts)));
        }
        try (StageWriter writer = store.begin(Sha256.ofText("synthetics"))) {
            Npy.write(writer.file("synthetic.npy"), new float[] {4, 5}, 1, 2);
            Npy.write(writer.file("synthetic-labels.npy"), new int[] {1}, 1);
            synthetics = writer.commit(record("synthetics", StageRecord.noFacts()));
        }
    }

    private static StageRecord record(String text, ObjectNode facts) {
        return StageRecord.of("embeddings", text, Map.of(), Map.of(), 1, 0, facts);
    }

    private Evaluation evaluation(Metric.Need... needs) throws IOException {
        return evaluation(Optional.of(BEFORE), needs);
    }

    private Evaluation evaluation(Optional<TrainedHead> before, Metric.Need... needs) throws IOException {
        // Of four test images the second has two equal logits, of which the first counts; the third is taken for a cat.
        float[] logits = {2, 1, 0.5f, 0.5f, 3, -1, -2, 4};
        ArraySamples test = new ArraySamples(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, new int[] {0, 0, 1, 1}, 2, 2);
        Set<Metric.Need> needed = EnumSet.noneOf(Metric.Need.class);
        needed.addAll(List.of(needs));
        return new FinishedTrial(
                        List.of("cat", "dog"), logits, test, embeddings, Optional.of(synthetics), before, AFTER)
                .restrictedTo("curious", needed);
    }

    @Test
    void givesPredictionsToEveryMetric() throws IOException {
        Evaluation evaluation = evaluation();
        assertThat(evaluation.classNames()).containsExactly("cat", "dog");
        assertThat(evaluation.testCount()).isEqualTo(4);
        assertThat(evaluation.testLogits(3)).containsExactly(-2, 4);
        assertThat(evaluation.testLabel(3)).isEqualTo(1);
        assertThat(evaluation.trainCounts()).containsExactly(2, 1);
    }

    @Test
    void predictsTheFirstOfEqualLogits() throws IOException {
        Evaluation evaluation = evaluation();
        assertThat(IntStream.range(0, 4).map(evaluation::testPrediction)).containsExactly(0, 0, 0, 1);
        assertThat(evaluation.confusionMatrix().count(0, 0)).isEqualTo(2);
        assertThat(evaluation.confusionMatrix().count(0, 1)).isZero();
        assertThat(evaluation.confusionMatrix().count(1, 0)).isEqualTo(1);
        assertThat(evaluation.confusionMatrix().count(1, 1)).isEqualTo(1);
    }

    @Test
    void givesWhatAMetricDeclaresThatItNeeds() throws IOException {
        Evaluation evaluation = evaluation(Metric.Need.EMBEDDINGS, Metric.Need.HEADS);
        assertThat(evaluation.trainEmbeddings().row(2)).containsExactly(3, 3);
        assertThat(evaluation.augmentedEmbeddings().count()).isEqualTo(4);
        assertThat(evaluation.augmentedEmbeddings().row(2)).containsExactly(3, 3);
        assertThat(evaluation.augmentedEmbeddings().row(3)).containsExactly(4, 5);
        assertThat(evaluation.augmentedEmbeddings().classCounts()).containsExactly(2, 2);
        // Counts are those before any over-sampling.
        assertThat(evaluation.trainCounts()).containsExactly(2, 1);
        assertThat(evaluation.testEmbeddings().row(1)).containsExactly(3, 4);
        assertThat(evaluation.headBefore()).isEqualTo(BEFORE);
        assertThat(evaluation.headAfter()).isEqualTo(AFTER);
    }

    @Test
    void refusesWhatAMetricDoesNotDeclare() throws IOException {
        Evaluation onlyHeads = evaluation(Metric.Need.HEADS);
        assertThatThrownBy(onlyHeads::trainEmbeddings)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the metric curious reads EMBEDDINGS without declaring that it needs them");
        assertThatThrownBy(onlyHeads::augmentedEmbeddings).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(onlyHeads::testEmbeddings).isInstanceOf(IllegalStateException.class);
        Evaluation onlyEmbeddings = evaluation(Metric.Need.EMBEDDINGS);
        assertThatThrownBy(onlyEmbeddings::headBefore)
                .hasMessage("the metric curious reads HEADS without declaring that it needs them");
        assertThatThrownBy(onlyEmbeddings::headAfter).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysThatThereWasNoPhaseOne() throws IOException {
        Evaluation evaluation = evaluation(Optional.empty(), Metric.Need.HEADS);
        assertThat(evaluation.headAfter()).isEqualTo(AFTER);
        // A metric may catch this and do without, so it is the exception that the API promises.
        assertThatThrownBy(evaluation::headBefore)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("it reads the head of phase 1, but the dataset brings embeddings of its own, so that there"
                        + " was no phase 1");
    }

    @Test
    void aHeadHandsOutCopies() {
        BEFORE.weights(0)[0] = 99;
        assertThat(BEFORE.weights(0)).containsExactly(1, 2);
        assertThat(BEFORE.bias(1)).isEqualTo(6);
        assertThat(BEFORE.classes()).isEqualTo(2);
    }
}
