package counterpoise.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.djl.Device;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
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
import counterpoise.runtime.config.ArchitectureOptions;
import counterpoise.runtime.config.DatasetOptions;
import counterpoise.runtime.config.EpochSelection;
import counterpoise.runtime.config.Experiment;
import counterpoise.runtime.config.ExperimentOptions;
import counterpoise.runtime.config.HeadOptions;
import counterpoise.runtime.config.LossOptions;
import counterpoise.runtime.config.OversamplerOptions;
import counterpoise.runtime.config.TrainingOptions;
import counterpoise.runtime.fakes.FakeInstallation;
import counterpoise.runtime.plan.Stage;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.training.TorchEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageModuleTest {

    private static final String ABSENT = "absent";
    private static final TorchEngine ENGINE = TorchEngine.start(Device.cpu());
    private static final Key<Optional<BatchOversampler>> MIXER = Key.get(new TypeLiteral<>() {});
    private static final Key<Map<String, Metric>> METRICS = Key.get(new TypeLiteral<>() {});

    @TempDir
    private Path folder;

    private FakeInstallation installation;

    @BeforeEach
    void install() throws IOException {
        installation = new FakeInstallation(folder);
        assertThat(installation.catalogue().refused()).isEmpty();
    }

    /** An experiment of fakes; a kind that is to be absent is given a plugin that there is not. */
    private Experiment experiment(String oversampler, PluginKind... absent) {
        return experiment("toy", oversampler, absent);
    }

    private Experiment experiment(String dataset, String oversampler, PluginKind... absent) {
        Experiment whole = whole(dataset, oversampler);
        ExperimentOptions options = whole.options();
        HeadOptions head = options.head();
        List<PluginKind> missing = List.of(absent);
        LossOptions loss = missing.contains(PluginKind.LOSS) ? new LossOptions(ABSENT) : options.loss();
        ExperimentOptions without = new ExperimentOptions(
                options.name(),
                missing.contains(PluginKind.DATASET)
                        ? new DatasetOptions(
                                ABSENT,
                                options.dataset().imbalance(),
                                options.dataset().validation())
                        : options.dataset(),
                missing.contains(PluginKind.ARCHITECTURE) ? new ArchitectureOptions(ABSENT) : options.architecture(),
                loss,
                missing.contains(PluginKind.OVERSAMPLER)
                        ? new OversamplerOptions(ABSENT, Optional.empty())
                        : options.oversampler(),
                missing.contains(PluginKind.METRIC) ? List.of(ABSENT) : options.metrics(),
                options.training(),
                new HeadOptions(
                        head.retrain(),
                        head.epochs(),
                        head.batchSize(),
                        head.learningRate(),
                        head.momentum(),
                        head.weightDecay(),
                        head.warmUpEpochs(),
                        head.dropEpochs(),
                        head.dropFactor(),
                        loss),
                options.selection(),
                options.selectionMetric(),
                options.seed());
        return new Experiment(
                without,
                whole.dataset(),
                whole.architecture(),
                whole.loss(),
                whole.oversampler(),
                whole.headLoss(),
                missing.contains(PluginKind.METRIC)
                        ? Map.of(ABSENT, whole.metrics().get("bac"))
                        : whole.metrics());
    }

    private Experiment whole(String dataset, String oversampler) {
        try {
            return installation
                    .cells("experiment { dataset.plugin = %s, oversampler.plugin = %s, seed = 7 }\n"
                            .formatted(dataset, oversampler))
                    .get(0)
                    .experiment();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Injector injector(StageKind kind, Experiment experiment, boolean mixesBatches) {
        Map<StageKind, String> inputs =
                kind == StageKind.EMBEDDINGS ? Map.of(StageKind.TRAINING, "9876543210") : Map.of();
        return injector(new Stage(kind, "0123456789", "", inputs, "{}", mixesBatches, Optional.empty()), experiment);
    }

    private Injector injector(Stage stage, Experiment experiment) {
        return Guice.createInjector(
                com.google.inject.Stage.PRODUCTION,
                new StageModule(stage, experiment, installation.catalogue(), ENGINE));
    }

    private static boolean binds(Injector injector, Key<?> key) {
        return injector.getExistingBinding(key) != null;
    }

    @ParameterizedTest
    @EnumSource(StageKind.class)
    void bindsThePluginsOfItsKindAndNoOther(StageKind kind) {
        Injector injector = injector(kind, experiment("eos"), false);
        assertThat(binds(injector, Key.get(Dataset.class)))
                .isEqualTo(kind.plugins().contains(PluginKind.DATASET));
        assertThat(binds(injector, Key.get(Architecture.class)))
                .isEqualTo(kind.plugins().contains(PluginKind.ARCHITECTURE));
        assertThat(binds(injector, Key.get(Loss.class)))
                .isEqualTo(kind.plugins().contains(PluginKind.LOSS));
        assertThat(binds(injector, METRICS)).isEqualTo(kind.plugins().contains(PluginKind.METRIC));
        boolean training = kind == StageKind.TRAINING;
        assertThat(binds(injector, MIXER)).isEqualTo(training);
        assertThat(binds(injector, Key.get(Oversampler.class)))
                .isEqualTo(!training && kind.plugins().contains(PluginKind.OVERSAMPLER));
    }

    @ParameterizedTest
    @EnumSource(StageKind.class)
    void bindsTheOptionsOfItsKindAndNoOther(StageKind kind) {
        Injector injector = injector(kind, experiment("eos"), false);
        List<Class<?>> expected =
                switch (kind) {
                    case IMAGES -> List.of();
                    case SUBSET -> List.of(SubsetRecipe.class);
                    case PIXEL_SYNTHETICS, EMBEDDING_SYNTHETICS -> List.of(OversamplerOptions.class);
                    case TRAINING -> List.of(TrainingOptions.class);
                    case HEAD -> List.of(HeadOptions.class);
                    case EMBEDDINGS, EVALUATION -> List.of(EpochSelection.class);
                };
        List<Class<?>> options = List.of(
                Experiment.class,
                ExperimentOptions.class,
                SubsetRecipe.class,
                OversamplerOptions.class,
                TrainingOptions.class,
                HeadOptions.class,
                EpochSelection.class);
        assertThat(options.stream().filter(type -> binds(injector, Key.get(type))))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void aSubsetCannotGetAnArchitecture() {
        Injector injector = injector(StageKind.SUBSET, experiment("eos"), false);
        assertThatThrownBy(() -> injector.getInstance(Architecture.class)).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> injector.getInstance(Loss.class)).isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @EnumSource(StageKind.class)
    void makesNoPluginOfAKindThatItsKeyDoesNotName(StageKind kind) {
        PluginKind[] others = Arrays.stream(PluginKind.values())
                .filter(plugin -> !kind.plugins().contains(plugin))
                .toArray(PluginKind[]::new);
        assertThat(injector(kind, experiment("eos", others), false).getInstance(StageRunner.class))
                .isNotNull();
    }

    @Test
    void eachKindHasARunnerOfItsOwn() {
        Map<StageKind, Class<?>> runners = new EnumMap<>(StageKind.class);
        for (StageKind kind : StageKind.values()) {
            runners.put(
                    kind,
                    injector(kind, experiment("eos"), false)
                            .getInstance(StageRunner.class)
                            .getClass());
        }
        assertThat(runners)
                .isEqualTo(Map.of(
                        StageKind.IMAGES, ImageDecoding.class,
                        StageKind.SUBSET, SubsetSelection.class,
                        StageKind.PIXEL_SYNTHETICS, PixelAugmentation.class,
                        StageKind.TRAINING, EndToEndTraining.class,
                        StageKind.EMBEDDINGS, EmbeddingExtraction.class,
                        StageKind.EMBEDDING_SYNTHETICS, EmbeddingAugmentation.class,
                        StageKind.HEAD, HeadRetraining.class,
                        StageKind.EVALUATION, TrialEvaluation.class));
    }

    @Test
    void givenEmbeddingsNeedNoArchitectureAndNoSelection() {
        Map<StageKind, String> inputs = Map.of(StageKind.SUBSET, "9876543210");
        Stage stage = new Stage(StageKind.EMBEDDINGS, "0123456789", "", inputs, "{}", false, Optional.empty());
        Experiment experiment = experiment("vectors", "eos", PluginKind.ARCHITECTURE);
        Injector injector = injector(stage, experiment);
        assertThat(injector.getInstance(StageRunner.class)).isInstanceOf(GivenEmbeddings.class);
        assertThat(binds(injector, Key.get(EmbeddingDataset.class))).isTrue();
        assertThat(binds(injector, Key.get(ImageDataset.class))).isFalse();
        assertThat(binds(injector, Key.get(Architecture.class))).isFalse();
        assertThat(binds(injector, Key.get(EpochSelection.class))).isFalse();
    }

    @Test
    void aTrainingHasAMixerWhereItsBatchesAreMixed() {
        assertThat(injector(StageKind.TRAINING, experiment("mixer"), true).getInstance(MIXER))
                .isPresent();
        assertThat(injector(StageKind.TRAINING, experiment("eos"), false).getInstance(MIXER))
                .isEmpty();
    }

    @Test
    void streamsBelongToTheKindOfStage() {
        Experiment experiment = experiment("eos");
        long subset = injector(StageKind.SUBSET, experiment, false).getInstance(Streams.class).stream("draw", 0)
                .nextLong();
        long head = injector(StageKind.HEAD, experiment, false).getInstance(Streams.class).stream("draw", 0)
                .nextLong();
        assertThat(subset)
                .isEqualTo(new Streams(7).scope("subset").stream("draw", 0).nextLong())
                .isNotEqualTo(head);
    }

    @Test
    void namesAPluginThatThereIsNot() {
        assertThatThrownBy(() -> injector(StageKind.HEAD, experiment("eos", PluginKind.LOSS), false))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining("There is no loss absent");
    }
}
