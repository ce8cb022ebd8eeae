package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import counterpoise.api.ImageShape;
import counterpoise.api.RandomStream;
import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.Normalisation;
import counterpoise.api.loss.Loss;
import counterpoise.api.loss.LossInput;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.BatchOversampler.MixedBatch;
import counterpoise.runtime.config.ReWeighting;
import counterpoise.runtime.random.Streams;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What losses and batch over-samplers of others are given. */
class NetworkTraineeTest {

    private static final TorchEngine ENGINE = TorchEngine.start(Device.cpu());
    private static final Offset<Float> ROUNDING = within(1e-5f);

    /** Four images, no two of them with a pixel in common. */
    private static final ImageSet IMAGES = new ImageSet(
            new ImageShape(2, 2, 1),
            new byte[] {1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24, 31, 32, 33, 34},
            new int[] {0, 1, 1, 1});

    /** Leaves pixels as whole numbers. */
    private static final Normalisation BYTES = new Normalisation(List.of(0.0), List.of(1 / 255.0));

    private final List<String> warnings = new ArrayList<>();
    private NDManager manager;
    private Network network;

    @BeforeEach
    void open() {
        manager = ENGINE.newManager();
    }

    @AfterEach
    void close() {
        manager.close();
        if (network != null) {
            network.close();
        }
    }

    private NetworkTrainee trainee(Loss loss, Optional<BatchOversampler> mixer, ImageSet images, Augmentation varied) {
        return trainee(loss, mixer, images, varied, ClassWeighting.EQUAL);
    }

    private NetworkTrainee trainee(
            Loss loss,
            Optional<BatchOversampler> mixer,
            ImageSet images,
            Augmentation varied,
            ClassWeighting weighting) {
        network = Network.initialize(TinyNetwork.pixels(), images.shape(), 2, loss.head(), ENGINE);
        return new NetworkTrainee(
                network,
                ENGINE,
                loss,
                mixer,
                images,
                BYTES,
                varied,
                Map.of(),
                2,
                weighting,
                new Streams(3),
                manager,
                warnings::add);
    }

    /** Shows rows in one batch and returns the loss. */
    private float show(NetworkTrainee trainee, int epoch, long step, int... rows) {
        List<RandomStream> views = new ArrayList<>();
        for (int view = 0; view < trainee.views(); view++) {
            views.add(new Streams(3).stream("view-" + view, epoch));
        }
        float[] value = new float[1];
        try (Batches batches = new Batches(trainee.samples(), rows.length, trainee.views())) {
            batches.forEach(
                    rows,
                    views,
                    batch ->
                            value[0] = trainee.loss(batch, manager, epoch, step).toFloatArray()[0]);
        }
        return value[0];
    }

    @Test
    void givesALossAllThatItsInputPromises() {
        List<String> seen = new ArrayList<>();
        Loss loss = input -> {
            seen.add("logits " + input.logits(0).getShape());
            assertThat(input.embeddings(0).toFloatArray())
                    .containsExactly(new float[] {21, 22, 23, 24, 1, 2, 3, 4}, ROUNDING);
            assertThat(input.labels().toLongArray()).containsExactly(1, 0);
            assertThat(input.sampleIndices().toLongArray()).containsExactly(2, 0);
            assertThat(input.classWeights().toFloatArray()).containsExactly(1, 1);
            assertThat(input.classCounts()).containsExactly(1, 3);
            input.classCounts()[0] = 99;
            assertThat(input.classCounts()).containsExactly(1, 3);
            assertThat(input.epoch()).isEqualTo(7);
            assertThat(input.parameterStore()).isNotNull();
            return input.logits(0).sum();
        };
        show(trainee(loss, Optional.empty(), IMAGES, Augmentation.NONE), 7, 0, 2, 0);
        assertThat(seen).containsExactly("logits (2, 2)");
    }

    @Test
    void weighsTheClassesFromTheEpochToWhichThatIsDeferred() {
        List<float[]> weights = new ArrayList<>();
        Loss loss = input -> {
            weights.add(input.classWeights().toFloatArray());
            return input.logits(0).sum();
        };
        ClassWeighting deferred = new ClassWeighting(ReWeighting.INVERSE, 0, 2);
        NetworkTrainee trainee = trainee(loss, Optional.empty(), IMAGES, Augmentation.NONE, deferred);
        for (int epoch = 0; epoch < 4; epoch++) {
            // The batch holds class 1 alone: what counts is the whole set, one image of class 0 and three of class 1.
            show(trainee, epoch, epoch, 1, 2);
        }
        float[] equal = {1, 1};
        float[] inverse = {1.5f, 0.5f};
        assertThat(weights).containsExactly(equal, equal, inverse, inverse);
    }

    @Test
    void weighsBothLabelsOfAMixedBatch() {
        List<float[]> weights = new ArrayList<>();
        Loss loss = input -> {
            weights.add(input.classWeights().toFloatArray());
            return input.logits(0).sum();
        };
        BatchOversampler mixer = (pixels, labels, context) -> new MixedBatch(pixels, labels, labels, 0.5);
        ClassWeighting inverse = new ClassWeighting(ReWeighting.INVERSE, 0, 0);
        show(trainee(loss, Optional.of(mixer), IMAGES, Augmentation.NONE, inverse), 0, 0, 1, 2);
        assertThat(weights).containsExactly(new float[] {1.5f, 0.5f}, new float[] {1.5f, 0.5f});
    }

    /** A network whose logits are the two pixels of its images, which are (1, 0). */
    private NetworkTrainee certain(MixedBatchOf mixed) {
        ImageSet images = new ImageSet(new ImageShape(1, 2, 1), new byte[] {1, 0, 1, 0}, new int[] {0, 0});
        BatchOversampler mixer = (pixels, labels, context) -> mixed.of(pixels);
        NetworkTrainee trainee = trainee(TinyLosses.crossEntropy(), Optional.of(mixer), images, Augmentation.NONE);
        Map<String, float[]> values = Map.of("fc.weight", new float[] {1, 0, 0, 1}, "fc.bias", new float[2]);
        values.forEach((name, numbers) -> {
            NDArray target = network.parameters().get(name).getArray();
            manager.create(numbers, target.getShape()).copyTo(target);
        });
        return trainee;
    }

    private interface MixedBatchOf {
        MixedBatch of(NDArray pixels);
    }

    @Test
    void weighsTheLossesOfBothLabels() {
        NetworkTrainee trainee = certain(pixels -> new MixedBatch(pixels, new int[] {0, 0}, new int[] {1, 1}, 0.75));
        // Worked by hand: -log softmax of (1, 0) is log(1 + 1/e) = 0.313262 and 1.313262;
        // 0.75 * 0.313262 + 0.25 * 1.313262 = 0.563262.
        assertThat(show(trainee, 0, 0, 0, 1)).isCloseTo(0.563262f, ROUNDING);
    }

    @Test
    void takesTheFirstLabelsAloneAtTheWeightOne() {
        NetworkTrainee trainee = certain(pixels -> new MixedBatch(pixels, new int[] {0, 1}, new int[] {1, 1}, 1));
        // Worked by hand: (0.313262 + 1.313262) / 2.
        assertThat(show(trainee, 0, 0, 0, 1)).isCloseTo(0.813262f, ROUNDING);
    }

    @Test
    void takesAMixedBatchOfAnotherSize() {
        NetworkTrainee trainee = certain(
                pixels -> new MixedBatch(pixels.concat(pixels), new int[] {0, 0, 0, 0}, new int[] {0, 0, 1, 1}, 0.5));
        // Worked by hand: 0.5 * 0.313262 + 0.5 * (0.313262 + 1.313262) / 2 = 0.563262.
        assertThat(show(trainee, 0, 0, 0, 1)).isCloseTo(0.563262f, ROUNDING);
    }

    @Test
    void refusesAMixedBatchWhoseLabelsAreTooFew() {
        NetworkTrainee trainee = certain(pixels -> new MixedBatch(pixels, new int[] {0, 0}, new int[] {1}, 0.5));
        assertThatThrownBy(() -> show(trainee, 0, 0, 0, 1))
                .isInstanceOf(TrainingFailure.class)
                .hasMessageEndingWith(" made a batch of 2 images with 2 first and 1 second labels");
    }

    private void assertMixedBatchRefused(MixedBatchOf mixed, String said) {
        NetworkTrainee trainee = certain(mixed);
        assertThatThrownBy(() -> show(trainee, 0, 41, 0, 1))
                .isInstanceOf(TrainingFailure.class)
                .hasMessageStartingWith("the ")
                .hasMessageEndingWith(said);
        network.close();
    }

    @Test
    void refusesAMixedBatchThatANetworkCannotBeTrainedOn() {
        int[] labels = {0, 1};
        assertMixedBatchRefused(pixels -> null, " returned null, or a batch with null in it");
        assertMixedBatchRefused(
                pixels -> new MixedBatch(pixels, null, labels, 1), " returned null, or a batch with null in it");
        assertMixedBatchRefused(
                pixels -> new MixedBatch(pixels.transpose(0, 1, 3, 2), labels, labels, 1),
                " made a batch of shape (2, 1, 2, 1) and type float32 from one of shape (2, 1, 1, 2) and type float32");
        assertMixedBatchRefused(
                pixels -> new MixedBatch(pixels.toType(DataType.FLOAT64, true), labels, labels, 1),
                " and type float64 from one of shape (2, 1, 1, 2) and type float32");
        assertMixedBatchRefused(
                pixels -> new MixedBatch(pixels, labels, new int[] {0, 2}, 1),
                " made a batch with the label 2, but labels run from 0 to 1");
        assertMixedBatchRefused(
                pixels -> {
                    throw new IllegalStateException("nothing to mix");
                },
                " failed at step 42 of the training: nothing to mix");
    }

    @Test
    void keepsItsLabelsFromWhoMixes() {
        BatchOversampler mixer = (pixels, labels, context) -> {
            int[] own = labels.clone();
            Arrays.fill(labels, 0);
            return new MixedBatch(pixels, own, own, 1);
        };
        Loss loss = input -> {
            assertThat(input.labels().toLongArray()).containsExactly(1, 0);
            return input.logits(0).sum();
        };
        show(trainee(loss, Optional.of(mixer), IMAGES, Augmentation.NONE), 0, 0, 2, 0);
    }

    private void assertLossRefused(Loss loss, String said) {
        NetworkTrainee trainee = trainee(loss, Optional.empty(), IMAGES, Augmentation.NONE);
        assertThatThrownBy(() -> show(trainee, 2, 41, 0, 1))
                .isInstanceOf(TrainingFailure.class)
                .hasMessageStartingWith("the ")
                .hasMessageEndingWith(said);
        network.close();
    }

    @Test
    void tellsWhichLossFailedAndHow() {
        assertLossRefused(input -> null, " returned null instead of one float32");
        assertLossRefused(input -> input.logits(0), " returned a float32 of shape (2, 2) instead of one float32");
        assertLossRefused(
                input -> {
                    throw new UnsupportedOperationException();
                },
                " failed in epoch 3, at step 42 of the training: java.lang.UnsupportedOperationException");
    }

    @Test
    void refusesAMixingWeightOutOfRange() {
        for (double weight : new double[] {-0.1, 1.1, Double.NaN}) {
            NetworkTrainee trainee =
                    certain(pixels -> new MixedBatch(pixels, new int[] {0, 0}, new int[] {1, 1}, weight));
            assertThatThrownBy(() -> show(trainee, 0, 0, 0, 1))
                    .isInstanceOf(TrainingFailure.class)
                    .hasMessageEndingWith(" mixed a batch by the weight " + weight + ", which is not from 0 to 1");
            network.close();
        }
    }

    @Test
    void lendsABatchOversamplerAllThatItsContextPromises() {
        List<Double> drawn = new ArrayList<>();
        BatchOversampler mixer = (pixels, labels, context) -> {
            assertThat(pixels.getShape()).isEqualTo(new Shape(2, 1, 2, 2));
            assertThat(pixels.toFloatArray()).containsExactly(new float[] {1, 2, 3, 4, 11, 12, 13, 14}, ROUNDING);
            assertThat(labels).containsExactly(0, 1);
            assertThat(context.classes()).isEqualTo(2);
            assertThat(context.manager()).isSameAs(manager);
            drawn.add(context.random("mixing", context.step()).nextDouble());
            drawn.add(context.random("mixing", context.step()).nextDouble());
            context.progress(0.5);
            context.warn("nothing to mix");
            return new MixedBatch(pixels, labels, labels, 1);
        };
        NetworkTrainee trainee = trainee(TinyLosses.crossEntropy(), Optional.of(mixer), IMAGES, Augmentation.NONE);
        show(trainee, 0, 41, 0, 1);
        show(trainee, 0, 42, 0, 1);
        assertThat(drawn.get(0)).isEqualTo(drawn.get(1)).isNotEqualTo(drawn.get(2));
        assertThat(warnings).containsExactly("nothing to mix", "nothing to mix");
    }

    /** A loss on two views that looks at them. */
    private static final class Looking implements Loss {

        private final List<float[]> first = new ArrayList<>();
        private final List<float[]> second = new ArrayList<>();

        @Override
        public int views() {
            return 2;
        }

        @Override
        public NDArray compute(LossInput input) {
            assertThat(input.logits(0).getShape()).isEqualTo(input.logits(1).getShape());
            assertThat(input.labels().getShape()).isEqualTo(new Shape(4));
            rows(input.embeddings(0), first);
            rows(input.embeddings(1), second);
            return input.logits(0).sum().add(input.logits(1).sum());
        }

        private static void rows(NDArray embeddings, List<float[]> target) {
            float[] values = embeddings.toFloatArray();
            for (int i = 0; i < values.length; i += 4) {
                target.add(Arrays.copyOfRange(values, i, i + 4));
            }
        }
    }

    @Test
    void bothViewsShowTheSameImagesVariedApart() {
        Looking loss = new Looking();
        NetworkTrainee trainee = trainee(loss, Optional.empty(), IMAGES, new Augmentation(0, true));
        for (int epoch = 0; epoch < 4; epoch++) {
            show(trainee, epoch, epoch, 3, 1, 0, 2);
        }
        int apart = 0;
        for (int i = 0; i < loss.first.size(); i++) {
            float[] one = loss.first.get(i);
            float[] other = loss.second.get(i);
            apart += Arrays.equals(one, other) ? 0 : 1;
            // A flip moves the pixels of an image and makes no other image of it.
            Arrays.sort(one);
            Arrays.sort(other);
            int row = new int[] {3, 1, 0, 2}[i % 4];
            float[] image = {10 * row + 1, 10 * row + 2, 10 * row + 3, 10 * row + 4};
            assertThat(one).containsExactly(image, ROUNDING);
            assertThat(other).containsExactly(image, ROUNDING);
        }
        assertThat(apart).isBetween(1, 15);
    }

    @Test
    void refusesToMixBatchesForALossOnTwoViews() {
        BatchOversampler mixer = TinyTraining.mixup();
        assertThatThrownBy(() -> trainee(TinyLosses.twoViews(), Optional.of(mixer), IMAGES, Augmentation.NONE))
                .isInstanceOf(TrainingFailure.class)
                .hasMessage("a loss that needs 2 views of each image cannot be trained on mixed batches;"
                        + " choose another loss, or an over-sampler that does not mix batches");
    }

    @Test
    void embedsImagesAsTheyAreAndInTheirOrder() {
        network = Network.initialize(TinyNetwork.pixels(), IMAGES.shape(), 2, Loss.Head.LINEAR, ENGINE);
        List<Double> progress = new ArrayList<>();
        float[] embeddings = new ImageEmbedder(network, ENGINE, BYTES).embed(IMAGES, progress::add);
        assertThat(embeddings)
                .containsExactly(new float[] {1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24, 31, 32, 33, 34}, ROUNDING);
        assertThat(progress).containsExactly(1.0);
        ImageSet none = new ImageSet(IMAGES.shape(), new byte[0], new int[0]);
        assertThat(new ImageEmbedder(network, ENGINE, BYTES).embed(none, progress::add))
                .isEmpty();
    }

    @Test
    void aNetworkClassifiesWhatItEmbeds() {
        network = Network.initialize(TinyNetwork.convolution(), TinyNetwork.SHAPE, 3, Loss.Head.LINEAR, ENGINE);
        // Worked by hand: 9 * 6 weights and 6 biases of the convolution, 6 + 6 of the normalisation, 6 * 3 + 3 of the
        // head; running statistics are not trained.
        assertThat(network.trainableParameters()).isEqualTo(54 + 6 + 12 + 21);
        NDArray images = manager.ones(new Shape(5, 1, 4, 4));
        NDArray embeddings = network.embed(images, false);
        assertThat(embeddings.getShape()).isEqualTo(new Shape(5, network.width()));
        NDArray logits = network.classify(embeddings, false);
        assertThat(logits.getShape()).isEqualTo(new Shape(5, 3));
        assertThat(new NDList(embeddings, logits)).allMatch(array -> array.getManager() == manager);
    }
}
