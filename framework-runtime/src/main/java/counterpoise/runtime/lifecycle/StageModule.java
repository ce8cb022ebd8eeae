package counterpoise.runtime.lifecycle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import counterpoise.api.PluginKind;
import counterpoise.api.architecture.Architecture;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.loss.Loss;
import counterpoise.api.metric.Metric;
import counterpoise.api.oversampler.BatchOversampler;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.runtime.config.Experiment;
import counterpoise.runtime.config.ExperimentOptions;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.training.TorchEngine;

/**
 * Wires one stage: its runner, the engine, the experiment, the streams of its kind, and of the plugins only those that
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
        bind(StageRunner.class).to(runner(stage.kind()));
        bind(runner(stage.kind()));
        bind(TorchEngine.class).toInstance(engine);
        bind(Experiment.class).toInstance(experiment);
        bind(Streams.class)
                .toInstance(new Streams(experiment.options().seed())
                        .scope(stage.kind().label()));
        stage.kind().plugins().forEach(this::bindPlugin);
    }

    private static Class<? extends StageRunner> runner(StageKind kind) {
        return switch (kind) {
            case SUBSET -> SubsetSelection.class;
            case PIXEL_SYNTHETICS -> PixelAugmentation.class;
            case TRAINING -> EndToEndTraining.class;
            case EMBEDDINGS -> EmbeddingExtraction.class;
            case EMBEDDING_SYNTHETICS -> EmbeddingAugmentation.class;
            case HEAD -> HeadRetraining.class;
            case EVALUATION -> TrialEvaluation.class;
        };
    }

    private void bindPlugin(PluginKind kind) {
        ExperimentOptions options = experiment.options();
        switch (kind) {
            case DATASET ->
                bind(Dataset.class)
                        .toInstance((Dataset) make(kind, options.dataset().plugin(), experiment.dataset()));
            case ARCHITECTURE ->
                bind(Architecture.class).toInstance((Architecture)
                        make(kind, options.architecture().plugin(), experiment.architecture()));
            case LOSS -> bind(Loss.class).toInstance(loss());
            case OVERSAMPLER -> bindOversampler();
            case METRIC -> bind(new TypeLiteral<Map<String, Metric>>() {}).toInstance(metrics());
        }
    }

    private Loss loss() {
        boolean head = stage.kind() == StageKind.HEAD;
        String name = head
                ? experiment.options().head().loss().plugin()
                : experiment.options().loss().plugin();
        return (Loss) make(PluginKind.LOSS, name, head ? experiment.headLoss() : experiment.loss());
    }

    /** A training calls the over-sampler only if it works on batches; other stages have it as it is. */
    private void bindOversampler() {
        Oversampler oversampler = (Oversampler)
                make(PluginKind.OVERSAMPLER, experiment.options().oversampler().plugin(), experiment.oversampler());
        if (stage.kind() == StageKind.TRAINING) {
            bind(new TypeLiteral<Optional<BatchOversampler>>() {})
                    .toInstance(stage.mixesBatches() ? Optional.of((BatchOversampler) oversampler) : Optional.empty());
        } else {
            bind(Oversampler.class).toInstance(oversampler);
        }
    }

    private Map<String, Metric> metrics() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        experiment
                .metrics()
                .forEach((name, options) -> metrics.put(name, (Metric) make(PluginKind.METRIC, name, options)));
        return metrics;
    }

    private Object make(PluginKind kind, String name, Record options) {
        return catalogue.get(kind, name).create(options);
    }
}
