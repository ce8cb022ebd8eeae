package counterpoise.runtime.training;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import counterpoise.api.RandomStream;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.Normalisation;
import counterpoise.api.loss.Loss;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.runtime.random.Streams;

/**
 * A whole training of a {@link TinyNetwork}, begun anew at each run.
 *
 * @param loss makes the loss, which belongs to one training
 */
record TinyTraining(
        TorchEngine engine,
        Architecture architecture,
        Supplier<Loss> loss,
        Optional<BatchOversampler> mixer,
        Augmentation augmentation,
        Recipe recipe,
        long seed) {

    static final Normalisation NORMALISATION = new Normalisation(List.of(0.5), List.of(0.25));

    private static final int PER_CLASS = 9;
    private static final Recipe RECIPE = new Recipe(6, 8, 0.1, 0.9, 2e-4, 2, List.of(4), 0.1, 1, 1);

    static TinyTraining of(TorchEngine engine, Supplier<Loss> loss) {
        return new TinyTraining(
                engine, TinyNetwork.convolution(), loss, Optional.empty(), new Augmentation(1, true), RECIPE, 5);
    }

    TinyTraining mixedBy(BatchOversampler other) {
        return new TinyTraining(engine, architecture, loss, Optional.of(other), augmentation, recipe, seed);
    }

    TinyTraining by(Recipe other) {
        return new TinyTraining(engine, architecture, loss, mixer, augmentation, other, seed);
    }

    TinyTraining seeded(long other) {
        return new TinyTraining(engine, architecture, loss, mixer, augmentation, recipe, other);
    }

    /**
     * What a training came to.
     *
     * @param state all that was trained, what the loss learned included, as safetensors
     */
    record Outcome(TrainingLoop.Result result, byte[] state) {

        List<EpochRecord> historyWithoutTimes() {
            return result.state().history().stream()
                    .map(epoch -> new EpochRecord(
                            epoch.epoch(),
                            epoch.learningRate(),
                            epoch.loss(),
                            0,
                            0,
                            0,
                            epoch.test(),
                            epoch.validation()))
                    .toList();
        }
    }

    Outcome run(Optional<Checkpoints> checkpoints, Consumer<TrainingLoop.EpochProgress> progress) {
        return watched(checkpoints, (network, now) -> progress.accept(now));
    }

    /** Hears of every step, beside the network that is trained. */
    interface Watcher {
        void step(Network network, TrainingLoop.EpochProgress now);
    }

    Outcome watched(Optional<Checkpoints> checkpoints, Watcher watcher) {
        Streams streams = new Streams(seed);
        ImageSet train = TinyNetwork.brightness(PER_CLASS);
        Map<EvaluationSet, ImageSet> watched = new EnumMap<>(EvaluationSet.class);
        watched.put(EvaluationSet.TEST, TinyNetwork.brightness(5));
        watched.put(EvaluationSet.VALIDATION, TinyNetwork.brightness(2));
        Loss made = loss.get();
        engine.seed(streams.engineSeed("initialization", 0));
        try (Network network =
                        Network.initialize(architecture, TinyNetwork.SHAPE, TinyNetwork.CLASSES, made.head(), engine);
                NDManager lossManager = engine.newManager()) {
            NetworkTrainee trainee = new NetworkTrainee(
                    network,
                    engine,
                    made,
                    mixer,
                    train,
                    NORMALISATION,
                    augmentation,
                    watched,
                    TinyNetwork.CLASSES,
                    ClassWeighting.EQUAL,
                    streams,
                    lossManager,
                    warning -> {});
            TrainingLoop.Result result = new TrainingLoop(
                            trainee, recipe, streams, engine, checkpoints, 1, now -> watcher.step(network, now))
                    .run();
            return new Outcome(
                    result, Weights.encode(trainee.state(), result.state().steps()));
        }
    }

    /** Mixes each image with another of the batch (Zhang et al. 2018). */
    static BatchOversampler mixup() {
        return (images, labels, context) -> {
            RandomStream random = context.random("mixup", context.step());
            double weight = random.nextDouble();
            int[] partners = random.permutation(labels.length);
            NDArray others = images.get(context.manager().create(partners));
            int[] mixedLabels = new int[labels.length];
            for (int i = 0; i < labels.length; i++) {
                mixedLabels[i] = labels[partners[i]];
            }
            return new BatchOversampler.MixedBatch(
                    images.mul((float) weight).add(others.mul((float) (1 - weight))), labels, mixedLabels, weight);
        };
    }
}
