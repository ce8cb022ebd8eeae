package counterpoise.runtime.plan;

import java.io.IOException;
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
import counterpoise.api.dataset.Imbalance;
import counterpoise.runtime.config.Effective;
import counterpoise.runtime.config.Experiment;
import counterpoise.runtime.config.ExperimentJson;
import counterpoise.runtime.config.ExperimentOptions;
import counterpoise.runtime.config.Selection;
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
    private final boolean mixesBatches;
    private final String json;
    private final Map<StageKind, Stage> stages = new EnumMap<>(StageKind.class);

    TrialStages(
            Experiment experiment,
            Dataset dataset,
            Place place,
            PluginCatalogue catalogue,
            Planner.ComputeIdentity compute,
            boolean mixesBatches) {
        this.experiment = experiment;
        this.options = experiment.options();
        this.dataset = dataset;
        this.place = place;
        this.catalogue = catalogue;
        this.compute = compute;
        this.mixesBatches = mixesBatches;
        this.json = ExperimentJson.write(experiment);
    }

    void addSubset() {
        Imbalance imbalance = Effective.imbalance(experiment, dataset);
        StageText text = new StageText(StageKind.SUBSET)
                .plugin("dataset", entry(PluginKind.DATASET, options.dataset().plugin()), experiment.dataset())
                .option("profile", imbalance.profile().name().toLowerCase(Locale.ROOT))
                .number("ratio", imbalance.ratio())
                .option("largest", options.dataset().imbalance().largest().orElse(null))
                .option("counts", options.dataset().imbalance().counts())
                .number("validation", options.dataset().validation())
                .seed(Effective.subsetSeed(experiment));
        place.digest().ifPresent(digest -> text.option("data", digest));
        add(StageKind.SUBSET, text);
    }

    void addPixelSynthetics() {
        add(
                StageKind.PIXEL_SYNTHETICS,
                oversampler(new StageText(StageKind.PIXEL_SYNTHETICS)).seed(options.seed()),
                StageKind.SUBSET);
    }

    void addTraining() {
        Augmentation augmentation = Effective.augmentation(experiment, dataset);
        StageText text = new StageText(StageKind.TRAINING)
                .plugin(
                        "architecture",
                        entry(PluginKind.ARCHITECTURE, options.architecture().plugin()),
                        experiment.architecture())
                .plugin("loss", entry(PluginKind.LOSS, options.loss().plugin()), experiment.loss())
                .option("crop-padding", augmentation.cropPadding())
                .option("horizontal-flip", augmentation.horizontalFlip());
        if (mixesBatches) {
            oversampler(text);
        }
        if (options.training().from().isPresent()) {
            text.option("from", digests(options.training().from().get()));
        } else {
            computed(text.options("training", options.training(), "augmentation", "from"))
                    .seed(options.seed());
        }
        add(StageKind.TRAINING, text, StageKind.SUBSET, StageKind.PIXEL_SYNTHETICS);
    }

    void addEmbeddings() {
        StageText text = selected(new StageText(StageKind.EMBEDDINGS))
                .plugin(
                        "architecture",
                        entry(PluginKind.ARCHITECTURE, options.architecture().plugin()),
                        experiment.architecture());
        add(StageKind.EMBEDDINGS, text, StageKind.SUBSET, StageKind.TRAINING);
    }

    void addEmbeddingSynthetics() {
        add(
                StageKind.EMBEDDING_SYNTHETICS,
                oversampler(new StageText(StageKind.EMBEDDING_SYNTHETICS)).seed(options.seed()),
                StageKind.EMBEDDINGS);
    }

    void addHead() {
        StageText text = new StageText(StageKind.HEAD)
                .plugin("loss", entry(PluginKind.LOSS, options.head().loss().plugin()), experiment.headLoss())
                .options("head", options.head())
                .seed(options.seed());
        add(StageKind.HEAD, computed(text), StageKind.EMBEDDINGS, StageKind.EMBEDDING_SYNTHETICS);
    }

    void addEvaluation() {
        StageText text = new StageText(StageKind.EVALUATION);
        new TreeMap<>(experiment.metrics())
                .forEach((name, metric) -> text.plugin("metric " + name, entry(PluginKind.METRIC, name), metric));
        if (stages.containsKey(StageKind.HEAD)) {
            selected(text);
        }
        add(StageKind.EVALUATION, text, StageKind.EMBEDDINGS, StageKind.EMBEDDING_SYNTHETICS, StageKind.HEAD);
    }

    private static List<String> digests(WeightFiles files) {
        List<String> digests = new ArrayList<>();
        digests.add(digest(files.last()));
        files.best().ifPresent(best -> digests.add(digest(best)));
        return digests;
    }

    private static String digest(Path file) {
        try {
            return Sha256.ofFile(file);
        } catch (IOException e) {
            throw new PlanException(
                    "experiment.training.from: cannot read %s; name a safetensors file".formatted(file));
        }
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
        return text.plugin(
                "oversampler",
                entry(PluginKind.OVERSAMPLER, options.oversampler().plugin()),
                experiment.oversampler());
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
