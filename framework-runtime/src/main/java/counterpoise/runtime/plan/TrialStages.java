package counterpoise.runtime.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import counterpoise.api.PluginKind;
import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.runtime.config.Effective;
import counterpoise.runtime.config.Experiment;
import counterpoise.runtime.config.ExperimentJson;
import counterpoise.runtime.config.ExperimentOptions;
import counterpoise.runtime.config.ReWeighting;
import counterpoise.runtime.config.Selection;
import counterpoise.runtime.config.TrainingOptions;
import counterpoise.runtime.config.WeightFiles;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.plugin.PluginEntry;
import counterpoise.runtime.store.Sha256;

/**
 * The stages of one trial, added in the order in which they run. Says of each kind of stage what its result depends on;
 * nothing else does.
 */
final class TrialStages {

    private final Experiment experiment;
    private final ExperimentOptions options;
    private final Dataset dataset;
    private final Place place;
    private final PluginCatalogue catalogue;
    private final Planner.ComputeIdentity compute;
    private final FileDigests files;
    private final boolean mixesBatches;
    private final String json;
    private final Map<StageKind, Stage> stages = new EnumMap<>(StageKind.class);

    TrialStages(
            Experiment experiment,
            Dataset dataset,
            Place place,
            PluginCatalogue catalogue,
            Planner.ComputeIdentity compute,
            FileDigests files,
            boolean mixesBatches) {
        this.experiment = experiment;
        this.options = experiment.options();
        this.dataset = dataset;
        this.place = place;
        this.catalogue = catalogue;
        this.compute = compute;
        this.files = files;
        this.mixesBatches = mixesBatches;
        this.json = ExperimentJson.write(experiment);
    }

    /** Nothing but the dataset and its data has a part in this one, so that all experiments on them share it. */
    void addImages() {
        StageText text = new StageText(StageKind.IMAGES)
                .plugin("dataset", entry(PluginKind.DATASET, options.dataset().plugin()), experiment.dataset());
        place.digest().ifPresent(digest -> text.option("data", digest));
        add(StageKind.IMAGES, text);
    }

    void addSubset() {
        Imbalance imbalance = Effective.imbalance(options.dataset(), dataset);
        StageText text = new StageText(StageKind.SUBSET)
                .plugin("dataset", entry(PluginKind.DATASET, options.dataset().plugin()), experiment.dataset())
                .option("profile", imbalance.profile().name().toLowerCase(Locale.ROOT))
                .number("validation", options.dataset().validation())
                .seed(Effective.subsetSeed(experiment));
        switch (imbalance.profile()) {
            case EXPONENTIAL, STEP ->
                text.number("ratio", imbalance.ratio())
                        .option(
                                "largest",
                                imbalance.largest().isPresent()
                                        ? imbalance.largest().getAsInt()
                                        : null);
            case COUNTS -> text.option("counts", options.dataset().imbalance().counts());
            case NONE -> {
                // Every image is kept, whatever else is configured.
            }
        }
        place.digest().ifPresent(digest -> text.option("data", digest));
        add(StageKind.SUBSET, text, StageKind.IMAGES);
    }

    void addPixelSynthetics() {
        add(
                StageKind.PIXEL_SYNTHETICS,
                oversampler(new StageText(StageKind.PIXEL_SYNTHETICS)).seed(options.seed()),
                StageKind.IMAGES,
                StageKind.SUBSET);
    }

    void addTraining() {
        // The loss says which head the network has, even where weights are taken up instead of trained.
        StageText text = loss(
                architecture(new StageText(StageKind.TRAINING)), options.loss().plugin(), experiment.loss(), "loss");
        if (options.training().from().isPresent()) {
            text.option("from", digests(options.training().from().get()));
        } else {
            Augmentation augmentation = Effective.augmentation(options.training(), (ImageDataset) dataset);
            computed(training(text))
                    .option("crop-padding", augmentation.cropPadding())
                    .option("horizontal-flip", augmentation.horizontalFlip())
                    .seed(options.seed());
            if (mixesBatches) {
                oversampler(text);
            }
        }
        add(StageKind.TRAINING, text, StageKind.IMAGES, StageKind.SUBSET, StageKind.PIXEL_SYNTHETICS);
    }

    private StageText training(StageText text) {
        TrainingOptions training = options.training();
        return training.reWeighting() == ReWeighting.EFFECTIVE_NUMBER
                ? text.options("training", training, "augmentation", "from")
                : text.options("training", training, "augmentation", "from", "effective-number-beta");
    }

    void addEmbeddings() {
        StageText text = computed(architecture(selected(new StageText(StageKind.EMBEDDINGS))));
        add(StageKind.EMBEDDINGS, text, StageKind.IMAGES, StageKind.SUBSET, StageKind.TRAINING);
    }

    /** The dataset's own embeddings: its name, options and data stand in the key of the subset. */
    void addGivenEmbeddings() {
        add(StageKind.EMBEDDINGS, new StageText(StageKind.EMBEDDINGS), StageKind.SUBSET);
    }

    void addEmbeddingSynthetics() {
        add(
                StageKind.EMBEDDING_SYNTHETICS,
                oversampler(new StageText(StageKind.EMBEDDING_SYNTHETICS)).seed(options.seed()),
                StageKind.EMBEDDINGS);
    }

    void addHead() {
        String name = options.head().loss().plugin();
        StageText text = loss(new StageText(StageKind.HEAD), name, experiment.headLoss(), "head.loss")
                .options("head", options.head())
                .seed(options.seed());
        add(StageKind.HEAD, computed(text), StageKind.EMBEDDINGS, StageKind.EMBEDDING_SYNTHETICS);
    }

    void addEvaluation() {
        StageText text = new StageText(StageKind.EVALUATION);
        new TreeMap<>(experiment.metrics())
                .forEach((name, metric) -> text.plugin(
                        "metric " + name,
                        entry(PluginKind.METRIC, name),
                        metric,
                        files.of(metric, "experiment.metric." + name)));
        if (stages.containsKey(StageKind.HEAD)) {
            selected(text);
        }
        add(StageKind.EVALUATION, text, StageKind.EMBEDDINGS, StageKind.EMBEDDING_SYNTHETICS, StageKind.HEAD);
    }

    private List<String> digests(WeightFiles weights) {
        List<String> digests = new ArrayList<>();
        digests.add(files.of(weights.last(), "experiment.training.from"));
        weights.best().ifPresent(best -> digests.add(files.of(best, "experiment.training.from.best")));
        return digests;
    }

    /** The stages added, in order. */
    List<Stage> stages() {
        return new ArrayList<>(stages.values());
    }

    String key(StageKind kind) {
        return stages.get(kind).key();
    }

    Map<StageKind, String> keys() {
        Map<StageKind, String> keys = new EnumMap<>(StageKind.class);
        stages.forEach((kind, stage) -> keys.put(kind, stage.key()));
        return keys;
    }

    private void add(StageKind kind, StageText text, StageKind... reads) {
        Map<StageKind, String> inputs = new EnumMap<>(StageKind.class);
        for (StageKind read : reads) {
            if (stages.containsKey(read)) {
                inputs.put(read, key(read));
            }
        }
        String hashed = text.inputs(inputs).toString();
        boolean mixes = kind == StageKind.TRAINING && mixesBatches;
        Optional<String> dataFolder = place.folder().map(Path::toString);
        stages.put(kind, new Stage(kind, Sha256.ofText(hashed), hashed, inputs, json, mixes, dataFolder));
    }

    private StageText oversampler(StageText text) {
        String name = options.oversampler().plugin();
        return text.plugin(
                "oversampler",
                entry(PluginKind.OVERSAMPLER, name),
                experiment.oversampler(),
                files.of(experiment.oversampler(), "experiment.oversampler." + name));
    }

    private StageText architecture(StageText text) {
        String name = options.architecture().plugin();
        return text.plugin(
                "architecture",
                entry(PluginKind.ARCHITECTURE, name),
                experiment.architecture(),
                files.of(experiment.architecture(), "experiment.architecture." + name));
    }

    private StageText loss(StageText text, String name, Record loss, String component) {
        String block = "experiment.%s.%s".formatted(component, name);
        return text.plugin("loss", entry(PluginKind.LOSS, name), loss, files.of(loss, block));
    }

    private StageText selected(StageText text) {
        text.option("selection", options.selection().label());
        if (options.selection() != Selection.LAST) {
            text.option("selection-metric", options.selectionMetric().label());
        }
        return text;
    }

    private StageText computed(StageText text) {
        return text.option("device", compute.device()).option("libtorch", compute.libtorch());
    }

    private PluginEntry<?> entry(PluginKind kind, String name) {
        return catalogue.get(kind, name);
    }
}
