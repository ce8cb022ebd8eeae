package counterpoise.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.json.JsonMapper;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.EmbeddingDataset;
import counterpoise.api.dataset.LabelledEmbeddings;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;
import counterpoise.api.metric.Evaluation;
import counterpoise.api.metric.Metric;
import counterpoise.api.metric.MetricResult;
import counterpoise.runtime.config.DatasetOptions;
import counterpoise.runtime.config.EpochSelection;
import counterpoise.runtime.config.HeadOptions;
import counterpoise.runtime.config.ImbalanceOptions;
import counterpoise.runtime.config.LossOptions;
import counterpoise.runtime.config.Score;
import counterpoise.runtime.config.Selection;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.store.Npy;
import counterpoise.runtime.store.Sha256;
import counterpoise.runtime.store.StageRecord;
import counterpoise.runtime.store.StageWriter;
import counterpoise.runtime.store.Store;
import counterpoise.runtime.store.StoredStage;
import counterpoise.runtime.training.TorchEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial on a dataset's own embeddings, stage by stage. */
class GivenEmbeddingsTest {

    private static final TorchEngine ENGINE = TorchEngine.start(Device.cpu());
    private static final JsonMapper JSON = new JsonMapper();

    /** Six of the class left, about -1, and two of the class right, about 1; four to test on. */
    private static final LabelledEmbeddings TRAIN = new LabelledEmbeddings(
            new float[] {-1, .1f, -2, .2f, 1, .3f, -1, .4f, -2, .5f, 2, .6f, -1, .7f, -2, .8f},
            2,
            new int[] {0, 0, 1, 0, 0, 1, 0, 0});

    private static final LabelledEmbeddings TEST =
            new LabelledEmbeddings(new float[] {3, 0, -3, 0, 3, 1, -3, 1}, 2, new int[] {1, 0, 1, 0});

    @TempDir
    private Path folder;

    private Store store;
    private final Map<StageKind, StoredStage> stored = new LinkedHashMap<>();
    private FakeRun lastRun;

    @BeforeEach
    void open() throws IOException {
        store = new Store(folder);
    }

    private record Given(LabelledEmbeddings train, LabelledEmbeddings test) implements EmbeddingDataset {

        @Override
        public List<String> classNames(DatasetContext context) {
            return List.of("left", "right");
        }

        @Override
        public LabelledEmbeddings load(Part part, DatasetContext context) {
            return part == Part.TRAIN ? train : test;
        }
    }

    /** The mean of {@code log(1 + exp(other - true))}: cross-entropy of two classes. */
    private static final class CrossEntropy implements Loss {
        @Override
        public NDArray compute(LossInput input) {
            NDArray logits = input.logits(0);
            NDArray chosen = input.labels().oneHot(2).mul(logits).sum(new int[] {1});
            return logits.sum(new int[] {1})
                    .sub(chosen.mul(2))
                    .exp()
                    .add(1)
                    .log()
                    .mean();
        }
    }

    private static Metric bac() {
        return evaluation -> List.of(
                new MetricResult.Scalar("bac", evaluation.confusionMatrix().balancedAccuracy()));
    }

    private record HeadChange() implements Metric {
        @Override
        public Set<Need> needs() {
            return Set.of(Need.HEADS);
        }

        @Override
        public List<MetricResult> compute(Evaluation evaluation) {
            float before = evaluation.headBefore().bias(0);
            return List.of(
                    new MetricResult.Scalar("change", evaluation.headAfter().bias(0) - before));
        }
    }

    private void run(StageKind kind, StageRunner runner) throws IOException {
        try (StageWriter writer = store.begin(Sha256.ofText(kind.label()))) {
            lastRun = new FakeRun(folder.resolve(kind.label())) {
                @Override
                public Path output(String fileName) throws IOException {
                    return writer.file(fileName);
                }

                @Override
                public Optional<StoredStage> input(StageKind wanted) {
                    return Optional.ofNullable(stored.get(wanted));
                }
            };
            runner.run(lastRun);
            stored.put(
                    kind,
                    writer.commit(StageRecord.of(
                            kind.label(), kind.label(), Map.of(), Map.of(), 1, 0, JSON.valueToTree(lastRun.facts()))));
        }
    }

    private void takeUp(LabelledEmbeddings train, LabelledEmbeddings test, double validation) throws IOException {
        Given given = new Given(train, test);
        cut(given, validation);
        run(StageKind.EMBEDDINGS, new GivenEmbeddings(given));
    }

    private void cut(EmbeddingDataset dataset, double validation) throws IOException {
        ImbalanceOptions imbalance =
                new ImbalanceOptions(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
        run(
                StageKind.SUBSET,
                new SubsetSelection(dataset, new SubsetRecipe(new DatasetOptions("given", imbalance, validation), 0)));
    }

    private void trainHead() throws IOException {
        HeadOptions options = new HeadOptions(
                HeadOptions.Retrain.AUTO, 30, 4, 0.05, 0.9, 0, 0, List.of(), 0.1, new LossOptions("cross-entropy"));
        run(StageKind.HEAD, new HeadRetraining(new CrossEntropy(), options, new Streams(1), ENGINE));
    }

    private void evaluate(Map<String, Metric> metrics) throws IOException {
        run(StageKind.EVALUATION, new TrialEvaluation(metrics, new EpochSelection(Selection.LAST, Score.FM), ENGINE));
    }

    @Test
    void handsOnTheRowsOfTheSubset() throws IOException {
        takeUp(TRAIN, TEST, 0.5);
        StoredEmbeddings embeddings = StoredEmbeddings.of(stored.get(StageKind.EMBEDDINGS));
        int[] train = Npy.readInts(stored.get(StageKind.SUBSET).path(SubsetSelection.TRAIN));
        int[] validation = Npy.readInts(stored.get(StageKind.SUBSET).path(SubsetSelection.VALIDATION));
        // Half of 6 and half of 2 are held out.
        assertRows(embeddings.part(StoredEmbeddings.Part.TRAIN), train, 3, 1);
        assertRows(embeddings.part(StoredEmbeddings.Part.VALIDATION), validation, 3, 1);
        assertThat(train).doesNotContain(validation);
        assertThat(embeddings.part(StoredEmbeddings.Part.TEST).values()).isEqualTo(TEST.values());
        assertThat(embeddings.part(StoredEmbeddings.Part.TEST).labels()).isEqualTo(TEST.labels());
        assertThat(embeddings.stage().files()).doesNotContainKey(StoredEmbeddings.HEAD);
    }

    private static void assertRows(ArraySamples samples, int[] rows, int... counts) {
        assertThat(samples.classCounts()).containsExactly(counts);
        for (int i = 0; i < rows.length; i++) {
            assertThat(samples.row(i)).containsExactly(TRAIN.values()[2 * rows[i]], TRAIN.values()[2 * rows[i] + 1]);
            assertThat(samples.label(i)).isEqualTo(TRAIN.labels()[rows[i]]);
        }
    }

    @Test
    void aHeadPartsWhatALineParts() throws IOException {
        takeUp(TRAIN, TEST, 0);
        trainHead();
        evaluate(Map.of("bac", bac()));
        List<MetricValue> values = List.of(JSON.readValue(
                stored.get(StageKind.EVALUATION).path(MetricValue.FILE).toFile(), MetricValue[].class));
        assertThat(values).hasSize(1);
        assertThat(values.get(0).values()).containsExactly(1.0);
        assertThat(lastRun.warnings()).isEmpty();
        assertThat(stored.get(StageKind.HEAD).path("last.safetensors")).isNotEmptyFile();
    }

    @Test
    void warnsOfClassesWithoutTestImages() throws IOException {
        takeUp(TRAIN, new LabelledEmbeddings(new float[] {-3, 0, -3, 1}, 2, new int[] {0, 0}), 0);
        trainHead();
        evaluate(Map.of("bac", bac()));
        MetricValue[] values = JSON.readValue(
                stored.get(StageKind.EVALUATION).path(MetricValue.FILE).toFile(), MetricValue[].class);
        assertThat(values[0].values()).containsExactly(0.5);
        assertThat(lastRun.warnings())
                .containsExactly("Classes without test images count with the recall 0 in bac and gm, and in fm with the"
                        + " F1 1 where no image is taken for them: right.");
    }

    @Test
    void leavesOutAMetricThatNeedsTheHeadOfPhaseOne() throws IOException {
        takeUp(TRAIN, TEST, 0);
        trainHead();
        Map<String, Metric> metrics = new LinkedHashMap<>();
        metrics.put("change", new HeadChange());
        metrics.put("bac", bac());
        evaluate(metrics);
        MetricValue[] values = JSON.readValue(
                stored.get(StageKind.EVALUATION).path(MetricValue.FILE).toFile(), MetricValue[].class);
        assertThat(values).extracting(MetricValue::name).containsExactly("bac");
        assertThat(lastRun.warnings())
                .containsExactly("The metric change is left out: it reads the head of phase 1, but the dataset brings"
                        + " embeddings of its own, so that there was no phase 1.");
    }

    @Test
    void refusesPartsOfDifferentWidths() {
        LabelledEmbeddings wide = new LabelledEmbeddings(new float[6], 3, new int[] {0, 1});
        assertThatThrownBy(() -> takeUp(TRAIN, wide, 0))
                .isInstanceOf(StageFailure.class)
                .hasMessage("the Given has embeddings of 2 values to train on, but of 3 values to test on");
    }

    @Test
    void refusesWhatIsNotFinite() {
        LabelledEmbeddings holed = new LabelledEmbeddings(new float[] {1, Float.NaN}, 1, new int[] {0, 1});
        LabelledEmbeddings whole = new LabelledEmbeddings(new float[] {1, 2}, 1, new int[] {0, 1});
        assertThatThrownBy(() -> takeUp(whole, holed, 0))
                .isInstanceOf(StageFailure.class)
                .hasMessage("embedding 1 of the Given, among those to test on, holds NaN");
        assertThatThrownBy(() -> takeUp(holed, whole, 0))
                .isInstanceOf(StageFailure.class)
                .hasMessage("embedding 1 of the Given, among those to train on, holds NaN");
    }

    @Test
    void saysThatAHeldOutEmbeddingIsNotFinite() throws IOException {
        takeUp(TRAIN, TEST, 0.5);
        int heldOut = Npy.readInts(stored.get(StageKind.SUBSET).path(SubsetSelection.VALIDATION))[0];
        float[] values = TRAIN.values().clone();
        values[2 * heldOut] = Float.NaN;
        assertThatThrownBy(() -> takeUp(new LabelledEmbeddings(values, 2, TRAIN.labels()), TEST, 0.5))
                .isInstanceOf(StageFailure.class)
                .hasMessage("embedding %d of the Given, among those held out for validation, holds NaN", heldOut);
    }

    @Test
    void cutsTheTrainingPartWithoutReadingItsEmbeddings() throws IOException {
        EmbeddingDataset unread = new EmbeddingDataset() {
            @Override
            public List<String> classNames(DatasetContext context) {
                return List.of("left", "right");
            }

            @Override
            public int[] labels(Part part, DatasetContext context) {
                return new int[] {1, 0, 1};
            }

            @Override
            public LabelledEmbeddings load(Part part, DatasetContext context) {
                throw new AssertionError("nobody needs them");
            }
        };
        cut(unread, 0);
        assertThat(Npy.readInts(stored.get(StageKind.SUBSET).path(SubsetSelection.TRAIN)))
                .containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void refusesALabelOfNoClass() {
        LabelledEmbeddings wrong = new LabelledEmbeddings(new float[] {1, 2}, 1, new int[] {0, 2});
        assertThatThrownBy(() -> takeUp(wrong, TEST, 0))
                .isInstanceOf(StageFailure.class)
                .hasMessage("sample 1 of the train part of the Given has label 2, but its classes are 0 to 1");
    }

    @Test
    void refusesFewerEmbeddingsThanLabelsWereTold() {
        EmbeddingDataset forgetful = new EmbeddingDataset() {
            @Override
            public List<String> classNames(DatasetContext context) {
                return List.of("left", "right");
            }

            @Override
            public int[] labels(Part part, DatasetContext context) {
                return new int[] {0, 1, 0, 1};
            }

            @Override
            public LabelledEmbeddings load(Part part, DatasetContext context) {
                return new LabelledEmbeddings(new float[3], 1, new int[] {0, 1, 0});
            }
        };
        assertThatThrownBy(() -> {
                    cut(forgetful, 0);
                    run(StageKind.EMBEDDINGS, new GivenEmbeddings(forgetful));
                })
                .isInstanceOf(StageFailure.class)
                .hasMessageEndingWith(
                        " gave the label of sample 3 in its labels(TRAIN), but its load(TRAIN) gives 3 samples");
    }

    /** A dataset that does what a test says. */
    private record Wrong(List<String> classNames, LabelledEmbeddings part) implements EmbeddingDataset {

        @Override
        public List<String> classNames(DatasetContext context) {
            return classNames;
        }

        @Override
        public LabelledEmbeddings load(Part wanted, DatasetContext context) {
            return part == TEST ? new LabelledEmbeddings(new float[3], 2, new int[2]) : part;
        }
    }

    private void assertRefused(List<String> classNames, LabelledEmbeddings part, String said) {
        DatasetParts<?> parts = DatasetParts.of(new Wrong(classNames, part), new FakeRun(folder));
        assertThatThrownBy(() -> parts.load(Dataset.Part.TRAIN))
                .isInstanceOf(StageFailure.class)
                .hasMessage(said);
    }

    @Test
    void refusesADatasetThatBreaksItsPromises() {
        String names = "the Wrong names the classes %s; it needs at least two, each once";
        assertRefused(List.of("left"), TRAIN, names.formatted("[left]"));
        assertRefused(List.of("left", "left"), TRAIN, names.formatted("[left, left]"));
        assertRefused(Arrays.asList("left", null), TRAIN, names.formatted("[left, null]"));
        assertRefused(null, TRAIN, "the Wrong returned null from its classNames()");
        assertRefused(List.of("left", "right"), null, "the Wrong returned null from its load(TRAIN)");
        assertRefused(
                List.of("left", "right"),
                TEST,
                "the Wrong failed in its load(TRAIN): 3 values, but 2 labels of embeddings of 2 values");
    }
}
