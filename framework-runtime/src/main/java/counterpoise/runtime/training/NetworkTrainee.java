package counterpoise.runtime.training;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import counterpoise.api.RandomStream;
import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.Normalisation;
import counterpoise.api.loss.Loss;
import counterpoise.api.metric.ConfusionMatrix;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.BatchOversampler.MixedBatch;
import counterpoise.runtime.random.Streams;

/** Phase 1: a network on images. */
public final class NetworkTrainee implements Trainee {

    /** What a loss of its own parameters has them saved under; no architecture has such a name. */
    private static final String LOSS_PREFIX = "loss:";

    private final Network network;
    private final TorchEngine engine;
    private final Loss loss;
    private final CheckedLoss checkedLoss;
    private final Optional<CheckedMixer> mixer;
    private final ImageSet images;
    private final ImageReader reader;
    private final Map<EvaluationSet, ImageSet> watched;
    private final ImageEmbedder embedder;
    private final Streams streams;
    private final Consumer<String> warnings;
    private final int classes;
    private final int[] classCounts;
    private final ClassWeighting weighting;
    private final float[] equalWeights;
    private final float[] classWeights;
    private final Map<String, Parameter> state;

    public NetworkTrainee(
            Network network,
            TorchEngine engine,
            Loss loss,
            Optional<BatchOversampler> mixer,
            ImageSet images,
            Normalisation normalisation,
            Augmentation augmentation,
            Map<EvaluationSet, ImageSet> watched,
            int classes,
            ClassWeighting weighting,
            Streams streams,
            NDManager lossManager,
            Consumer<String> warnings) {
        if (mixer.isPresent() && loss.views() > 1) {
            throw new TrainingFailure("a loss that needs %d views of each image cannot be trained on mixed batches;"
                            .formatted(loss.views())
                    + " choose another loss, or an over-sampler that does not mix batches");
        }
        this.network = network;
        this.engine = engine;
        this.loss = loss;
        this.checkedLoss = new CheckedLoss(loss);
        this.mixer = mixer.map(CheckedMixer::new);
        this.images = images;
        this.reader = new ImageReader(images, normalisation, augmentation);
        this.watched = new EnumMap<>(EvaluationSet.class);
        this.watched.putAll(watched);
        this.embedder = new ImageEmbedder(network, engine, normalisation);
        this.streams = streams;
        this.warnings = warnings;
        this.classes = classes;
        this.classCounts = new int[classes];
        Arrays.stream(images.labels()).forEach(label -> classCounts[label]++);
        this.weighting = weighting;
        this.equalWeights = ClassWeighting.equal(classes);
        this.classWeights = weighting.weights(classCounts);
        this.state = new LinkedHashMap<>(network.parameters());
        checkedLoss.block(classes, network.width(), lossManager).ifPresent(block -> block.getParameters()
                .forEach(pair -> state.put(LOSS_PREFIX + pair.getKey(), pair.getValue())));
    }

    @Override
    public Map<String, Parameter> weights() {
        return network.parameters();
    }

    @Override
    public Map<String, Parameter> state() {
        return state;
    }

    @Override
    public SampleReader samples() {
        return reader;
    }

    @Override
    public String lossLabel() {
        return checkedLoss.label();
    }

    @Override
    public int views() {
        return loss.views();
    }

    @Override
    public NDArray loss(Batch batch, NDManager manager, int epoch, long step) {
        NDArray pixels =
                ImageEmbedder.channelsLast(manager, batch.values(), batch.size() * batch.views(), images.shape());
        if (mixer.isEmpty()) {
            return checkedLoss.compute(input(batch, pixels, batch.labels(), manager, epoch), step);
        }
        MixedBatch mixed = mixer.get().mix(pixels, batch.labels(), new Mixing(step, manager));
        BatchLossInput input = input(batch, mixed.images(), mixed.labels(), manager, epoch);
        NDArray first = checkedLoss.compute(input, step);
        NDArray second = checkedLoss.compute(input.relabelled(labels(mixed.mixedLabels(), manager)), step);
        // Floats: a double times a scalar would make the loss a double.
        return first.mul((float) mixed.weight()).add(second.mul((float) (1 - mixed.weight())));
    }

    private BatchLossInput input(Batch batch, NDArray pixels, int[] labels, NDManager manager, int epoch) {
        NDArray embeddings = network.embed(pixels, true);
        NDArray logits = network.classify(embeddings, true);
        long[] rows = Arrays.stream(batch.rows()).asLongStream().toArray();
        return new BatchLossInput(
                byView(logits, batch.views()),
                byView(embeddings, batch.views()),
                labels(labels, manager),
                mixer.isPresent() ? Optional.empty() : Optional.of(manager.create(rows)),
                manager.create(weighting.appliesIn(epoch) ? classWeights : equalWeights),
                classCounts,
                epoch,
                network.parameterStore());
    }

    private static List<NDArray> byView(NDArray all, int views) {
        return views == 1 ? List.of(all) : all.split(views);
    }

    private static NDArray labels(int[] labels, NDManager manager) {
        return manager.create(Arrays.stream(labels).asLongStream().toArray());
    }

    @Override
    public Map<EvaluationSet, ConfusionMatrix> evaluate() {
        Map<EvaluationSet, ConfusionMatrix> matrices = new EnumMap<>(EvaluationSet.class);
        watched.forEach(
                (set, held) -> matrices.put(set, ConfusionMatrix.of(classes, held.labels(), embedder.predict(held))));
        return matrices;
    }

    /** What a batch over-sampler is lent. */
    private final class Mixing implements BatchOversampler.MixingContext {

        private final long step;
        private final NDManager manager;

        Mixing(long step, NDManager manager) {
            this.step = step;
            this.manager = manager;
        }

        @Override
        public long step() {
            return step;
        }

        @Override
        public int classes() {
            return classes;
        }

        @Override
        public NDManager manager() {
            return manager;
        }

        @Override
        public RandomStream random(String name, long index) {
            return streams.scope("mixing").stream(name, index);
        }

        /** Says nothing: the loop itself tells how far the training has come. */
        @Override
        public void progress(double fraction) {}

        @Override
        public void warn(String message) {
            warnings.accept(message);
        }
    }
}
