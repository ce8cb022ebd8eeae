package counterpoise.runtime.lifecycle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import counterpoise.api.PluginKind;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.EmbeddingDataset;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.loss.Loss;
import counterpoise.api.metric.Metric;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.runtime.config.Effective;
import counterpoise.runtime.config.EpochSelection;
import counterpoise.runtime.config.Experiment;
import counterpoise.runtime.config.ExperimentOptions;
import counterpoise.runtime.config.HeadOptions;
import counterpoise.runtime.config.OversamplerOptions;
import counterpoise.runtime.config.TrainingOptions;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.training.TorchEngine;

/**
 * Wires one stage: its runner, the engine, the streams of its kind, and of options and plugins only those that
 * its key names, so that nothing can slip into a result that its key does not tell.
 */
public final class StageModule extends AbstractModule {

    private final Stage stage;
    private final Experiment experiment;
    private final PluginCatalogue catalogue;
    private final TorchEngine engine;

    /** The wiring of {@code stage}, an experiment's. */
    public StageModule(Stage stage, Experiment experiment, PluginCatalogue catalogue, TorchEngine engine) {
        this.stage = stage;
        this.experiment = experiment;
        this.catalogue = catalogue;
        this.engine = engine;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireExactBindingAnnotations();
        binder().disableCircularProxies();
        bind(StageRunner.class).to(runner(stage));
        bind(runner(stage));
        bind(TorchEngine.class).toInstance(engine);
        bindOptions();
        bind(Streams.class)
                .toInstance(new Streams(experiment.options().seed())
                        .scope(stage.kind().label()));
        stage.plugins().forEach(this::bindPlugin);
    }

    private static Class<? extends StageRunner> runner(Stage stage) {
        return switch (stage.kind()) {
            case IMAGES -> ImageDecoding.class;
            case SUBSET -> SubsetSelection.class;
            case PIXEL_SYNTHETICS -> PixelAugmentation.class;
            case TRAINING -> EndToEndTraining.class;
            case EMBEDDINGS -> stage.takesGivenEmbeddings() ? GivenEmbeddings.class : EmbeddingExtraction.class;
            case EMBEDDING_SYNTHETICS -> EmbeddingAugmentation.class;
            case HEAD -> HeadRetraining.class;
            case EVALUATION -> TrialEvaluation.class;
        };
    }

    /** Of the runtime's options only those that the stage's key tells. */
    private void bindOptions() {
        ExperimentOptions options = experiment.options();
        switch (stage.kind()) {
            case IMAGES -> {
                // A dataset is the same for every experiment.
            }
            case SUBSET ->
                bind(SubsetRecipe.class)
                        .toInstance(new SubsetRecipe(options.dataset(), Effective.subsetSeed(experiment)));
            case PIXEL_SYNTHETICS, EMBEDDING_SYNTHETICS ->
                bind(OversamplerOptions.class).toInstance(options.oversampler());
            case TRAINING -> bind(TrainingOptions.class).toInstance(options.training());
            case HEAD -> bind(HeadOptions.class).toInstance(options.head());
            case EVALUATION -> bindEpochSelection();
            case EMBEDDINGS -> {
                if (!stage.takesGivenEmbeddings()) {
                    bindEpochSelection();
                }
            }
        }
    }

    private void bindEpochSelection() {
        bind(EpochSelection.class).toInstance(experiment.options().epochSelection());
    }

    private void bindPlugin(PluginKind kind) {
        ExperimentOptions options = experiment.options();
        switch (kind) {
            case DATASET ->
                bindDataset(catalogue.dataset(options.dataset().plugin()).create(experiment.dataset()));
            case ARCHITECTURE ->
                bind(Architecture.class)
                        .toInstance(catalogue
                                .architecture(options.architecture().plugin())
                                .create(experiment.architecture()));
            case LOSS -> bind(Loss.class).toInstance(loss());
            case OVERSAMPLER -> bindOversampler();
            case METRIC -> bind(new TypeLiteral<Map<String, Metric>>() {}).toInstance(metrics());
        }
    }

    /** As what it is, since most stages know what to do with images alone, and one with embeddings alone. */
    private void bindDataset(Dataset dataset) {
        bind(Dataset.class).toInstance(dataset);
        if (dataset instanceof ImageDataset images) {
            bind(ImageDataset.class).toInstance(images);
        }
        if (dataset instanceof EmbeddingDataset embeddings) {
            bind(EmbeddingDataset.class).toInstance(embeddings);
        }
    }

    private Loss loss() {
        ExperimentOptions options = experiment.options();
        return stage.kind() == StageKind.HEAD
                ? catalogue.loss(options.head().loss().plugin()).create(experiment.headLoss())
                : catalogue.loss(options.loss().plugin()).create(experiment.loss());
    }

    /** A training calls the over-sampler only if it works on batches; other stages have it as it is. */
    private void bindOversampler() {
        String name = experiment.options().oversampler().plugin();
        if (stage.kind() != StageKind.TRAINING) {
            bind(Synthesis.class);
            bind(Oversampler.class).toInstance(catalogue.oversampler(name).create(experiment.oversampler()));
            return;
        }
        Optional<BatchOversampler> mixer = stage.mixesBatches()
                ? Optional.of((BatchOversampler) catalogue.oversampler(name).create(experiment.oversampler()))
                : Optional.empty();
        bind(new TypeLiteral<Optional<BatchOversampler>>() {}).toInstance(mixer);
    }

    private Map<String, Metric> metrics() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        experiment
                .metrics()
                .forEach((name, options) ->
                        metrics.put(name, catalogue.metric(name).create(options)));
        return metrics;
    }
}
