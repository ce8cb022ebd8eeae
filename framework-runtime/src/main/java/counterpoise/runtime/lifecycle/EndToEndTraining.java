package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import ai.djl.ndarray.NDManager;
import com.google.inject.Inject;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.loss.Loss;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.runtime.config.Effective;
import counterpoise.runtime.config.Score;
import counterpoise.runtime.config.TrainingOptions;
import counterpoise.runtime.config.WeightFiles;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.training.Best;
import counterpoise.runtime.training.Checkpoints;
import counterpoise.runtime.training.EvaluationSet;
import counterpoise.runtime.training.ImageSet;
import counterpoise.runtime.training.Network;
import counterpoise.runtime.training.NetworkTrainee;
import counterpoise.runtime.training.TorchEngine;
import counterpoise.runtime.training.TrainingLoop;
import counterpoise.runtime.training.Weights;

/** Phase 1: trains the network end to end on the imbalanced images. */
final class EndToEndTraining implements StageRunner {

    private final ImageDataset dataset;
    private final Architecture architecture;
    private final Loss loss;
    private final Optional<BatchOversampler> mixer;
    private final TrainingOptions options;
    private final Streams streams;
    private final TorchEngine engine;

    @Inject
    EndToEndTraining(
            ImageDataset dataset,
            Architecture architecture,
            Loss loss,
            Optional<BatchOversampler> mixer,
            TrainingOptions options,
            Streams streams,
            TorchEngine engine) {
        this.dataset = dataset;
        this.architecture = architecture;
        this.loss = loss;
        this.mixer = mixer;
        this.options = options;
        this.streams = streams;
        this.engine = engine;
    }

    @Override
    public void run(StageRun run) throws IOException {
        run.fact(Facts.HEAD_KIND, loss.head().name());
        if (options.from().isPresent()) {
            takeUp(options.from().get(), run);
        } else {
            train(run);
        }
    }

    /** Takes up weights that were trained before; what is not given of the best is taken from the last. */
    private void takeUp(WeightFiles files, StageRun run) throws IOException {
        ExperimentImages images = new ExperimentImages(dataset, run);
        int classes = images.classNames().size();
        try (Network network = Network.initialize(architecture, images.train().shape(), classes, loss.head(), engine)) {
            Weights.restore(network.parameters(), files.last());
            Files.write(run.output(TrainingLoop.LAST), Weights.encode(network.parameters(), 0));
            Weights.restore(network.parameters(), files.best().orElse(files.last()));
            byte[] best = Weights.encode(network.parameters(), 0);
            for (EvaluationSet set : EvaluationSet.values()) {
                for (Score score : Score.values()) {
                    Files.write(run.output(Best.fileName(set, score)), best);
                }
            }
            run.fact(Facts.PARAMETERS, network.trainableParameters());
            run.fact(Facts.SECONDS, 0);
        }
    }

    private void train(StageRun run) throws IOException {
        ExperimentImages images = new ExperimentImages(dataset, run);
        ImageSet train = images.trainWithSynthetics();
        Map<EvaluationSet, ImageSet> watched = new EnumMap<>(EvaluationSet.class);
        watched.put(EvaluationSet.TEST, images.test());
        ImageSet validation = images.validation();
        if (validation.count() > 0) {
            watched.put(EvaluationSet.VALIDATION, validation);
        }
        int classes = images.classNames().size();
        engine.seed(streams.engineSeed("initialization", 0));
        try (Network network = Network.initialize(architecture, train.shape(), classes, loss.head(), engine);
                NDManager lossManager = engine.newManager()) {
            NetworkTrainee trainee = new NetworkTrainee(
                    network,
                    engine,
                    loss,
                    mixer,
                    train,
                    dataset.normalisation(),
                    Effective.augmentation(options, dataset),
                    watched,
                    classes,
                    Recipes.classWeighting(options),
                    streams,
                    lossManager,
                    run::warn);
            TrainingLoop.Result result = new TrainingLoop(
                            trainee,
                            Recipes.of(options),
                            streams,
                            engine,
                            Optional.of(new Checkpoints(run.checkpoints())),
                            run.threads(),
                            TrainedWeights.progressOf(run))
                    .run();
            TrainedWeights.write(result, run);
            run.fact(Facts.PARAMETERS, network.trainableParameters());
        }
    }
}
