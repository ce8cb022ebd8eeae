package counterpoise.runtime.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.EmbeddingDataset;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.oversampler.Oversampler;
import counterpoise.api.oversampler.Space;
import counterpoise.runtime.config.Cell;
import counterpoise.runtime.config.Experiment;
import counterpoise.runtime.config.ExperimentOptions;
import counterpoise.runtime.config.HeadOptions;
import counterpoise.runtime.plugin.PluginCatalogue;
import counterpoise.runtime.plugin.PluginException;

/** Turns the cells of a sweep into trials and the distinct stages that they share. Makes products, but runs none. */
public final class Planner {

    private final PluginCatalogue catalogue;
    private final DatasetPlaces places;
    private final ComputeIdentity compute;

    private final Map<List<Object>, Place> knownPlaces = new HashMap<>();
    private final FileDigests files = new FileDigests();
    private final Map<List<Object>, Dataset> datasets = new HashMap<>();
    private final Map<List<Object>, Oversampler> oversamplers = new HashMap<>();

    /**
     * What trainings are computed by, as far as results depend on it.
     *
     * @param device {@code cpu} or {@code gpu}
     * @param libtorch major and minor version, such as {@code 2.7}
     */
    public record ComputeIdentity(String device, String libtorch) {}

    /** A planner that knows the plugins of {@code catalogue} and finds data by {@code places}. */
    public Planner(PluginCatalogue catalogue, DatasetPlaces places, ComputeIdentity compute) {
        this.catalogue = catalogue;
        this.places = places;
        this.compute = compute;
    }

    /**
     * Plans {@code cells}; those that come to the same result are planned once, and those whose data are missing are
     * skipped.
     *
     * @throws PlanException if a cell asks for what its plugins cannot do, and the sweep does not allow to skip it
     */
    public Plan plan(List<Cell> cells) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        Map<String, Trial> trials = new LinkedHashMap<>();
        List<Plan.SkippedCell> skipped = new ArrayList<>();
        for (Cell cell : cells) {
            try {
                plan(cell, stages, trials, skipped);
            } catch (PlanException e) {
                throw e.in(cell);
            }
        }
        return new Plan(List.copyOf(trials.values()), stages, skipped);
    }

    private void plan(Cell cell, Map<String, Stage> stages, Map<String, Trial> trials, List<Plan.SkippedCell> skipped) {
        Place place = place(cell.experiment());
        if (place.problem().isPresent()) {
            skipped.add(new Plan.SkippedCell(cell, place.problem().get(), true));
            return;
        }
        try {
            Trial trial = trial(cell, place, stages);
            trials.merge(trial.stages().get(StageKind.EVALUATION), trial, Trial::standingAlsoFor);
        } catch (InapplicableException e) {
            if (!cell.skippedIfInapplicable()) {
                throw e;
            }
            skipped.add(new Plan.SkippedCell(cell, e.getMessage(), false));
        }
    }

    private Trial trial(Cell cell, Place place, Map<String, Stage> stages) {
        Experiment experiment = cell.experiment();
        Optional<Space> space = space(experiment);
        boolean inEmbeddings = space.equals(Optional.of(Space.EMBEDDING));
        boolean inBatches = space.equals(Optional.of(Space.BATCH));
        if (experiment.options().training().from().isPresent() && space.isPresent() && !inEmbeddings) {
            throw new InapplicableException(
                    "experiment.training.from",
                    ("takes up a network that is trained already, so %s in %s"
                                    + " space would have no effect; set oversampler.space = embedding, or train")
                            .formatted(
                                    experiment.options().oversampler().plugin(),
                                    space.get().label()));
        }

        Dataset dataset = dataset(experiment);
        boolean given = dataset instanceof EmbeddingDataset;
        if (given) {
            refuseWhatNeedsPhaseOne(cell, space);
        }

        TrialStages trial = new TrialStages(experiment, dataset, place, catalogue, compute, files, inBatches);
        if (dataset instanceof ImageDataset images && images.isSlowToRead()) {
            trial.addImages();
        }
        trial.addSubset();
        if (given) {
            trial.addGivenEmbeddings();
        } else {
            if (space.equals(Optional.of(Space.PIXEL))) {
                trial.addPixelSynthetics();
            }
            trial.addTraining();
            trial.addEmbeddings();
        }
        if (inEmbeddings) {
            trial.addEmbeddingSynthetics();
        }
        // Given embeddings come without a head that could be handed on.
        if (given || inEmbeddings || experiment.options().head().retrain() == HeadOptions.Retrain.ALWAYS) {
            trial.addHead();
        }
        trial.addEvaluation();

        trial.stages().forEach(stage -> stages.putIfAbsent(stage.key(), stage));
        return new Trial(cell, space, trial.keys());
    }

    /**
     * On embeddings that the dataset brings no network is trained. What would train one, or change how, is refused
     * where it would make a user believe in a comparison that was none; a configured architecture does no such harm.
     */
    private static void refuseWhatNeedsPhaseOne(Cell cell, Optional<Space> space) {
        ExperimentOptions options = cell.experiment().options();
        String dataset = options.dataset().plugin();
        if (space.isPresent() && space.get() != Space.EMBEDDING) {
            boolean asked = options.oversampler().space().isPresent();
            throw new InapplicableException(
                    asked ? "experiment.oversampler.space" : "experiment.oversampler.plugin",
                    ("%s brings embeddings of its own and no images, so %s cannot work in %s space; %s")
                            .formatted(
                                    dataset,
                                    options.oversampler().plugin(),
                                    space.get().label(),
                                    asked ? "set it to embedding" : "choose one that works in embedding space"));
        }
        if (options.training().from().isPresent()) {
            throw new InapplicableException(
                    "experiment.training.from",
                    ("%s brings embeddings of its own, so no network is trained" + " or taken up; leave it out")
                            .formatted(dataset));
        }
        String loss = options.loss().plugin();
        if (cell.origins().containsKey("loss.plugin")
                && !loss.equals(options.head().loss().plugin())) {
            throw new InapplicableException(
                    "experiment.loss.plugin",
                    ("%s brings embeddings of its own, so there is no phase 1"
                                    + " for %s to train; the loss of phase 3 is head.loss.plugin")
                            .formatted(dataset, loss));
        }
    }

    private Dataset dataset(Experiment experiment) {
        String name = experiment.options().dataset().plugin();
        return datasets.computeIfAbsent(List.of(name, experiment.dataset()), key -> {
            Dataset dataset = catalogue.dataset(name).create(experiment.dataset());
            if (!(dataset instanceof ImageDataset || dataset instanceof EmbeddingDataset)) {
                throw new PlanException(
                        "experiment.dataset.plugin",
                        ("%s makes neither an ImageDataset nor an EmbeddingDataset; this is"
                                        + " a mistake of the plugin")
                                .formatted(name));
            }
            return dataset;
        });
    }

    private Oversampler oversampler(Experiment experiment) {
        String name = experiment.options().oversampler().plugin();
        return oversamplers.computeIfAbsent(
                List.of(name, experiment.oversampler()),
                key -> catalogue.oversampler(name).create(experiment.oversampler()));
    }

    private Place place(Experiment experiment) {
        String name = experiment.options().dataset().plugin();
        return knownPlaces.computeIfAbsent(
                List.of(name, experiment.dataset()), key -> places.of(name, dataset(experiment)));
    }

    /**
     * Where the over-sampler works: where the configuration says, else in embeddings if it can, else in the first space
     * it can.
     */
    private Optional<Space> space(Experiment experiment) {
        String name = experiment.options().oversampler().plugin();
        Set<Space> spaces = spaces(name, oversampler(experiment));
        Optional<Space> wanted = experiment.options().oversampler().space();
        if (spaces.isEmpty()) {
            return Optional.empty();
        }
        if (wanted.isPresent() && !spaces.contains(wanted.get())) {
            throw new InapplicableException(
                    "experiment.oversampler.space",
                    "%s does not work in %s space; it works in %s"
                            .formatted(
                                    name,
                                    wanted.get().label(),
                                    spaces.stream().map(Space::label).collect(Collectors.joining(", "))));
        }
        if (wanted.isPresent()) {
            return wanted;
        }
        if (spaces.contains(Space.EMBEDDING)) {
            return Optional.of(Space.EMBEDDING);
        }
        return Arrays.stream(Space.values()).filter(spaces::contains).findFirst();
    }

    private static Set<Space> spaces(String name, Oversampler oversampler) {
        Set<Space> spaces;
        try {
            spaces = oversampler.spaces();
        } catch (PluginException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PlanException(
                    "experiment.oversampler.plugin",
                    "%s fails to say its spaces: %s; this is a mistake of".formatted(name, e) + " the plugin");
        }
        if (spaces == null) {
            throw new PlanException(
                    "experiment.oversampler.plugin",
                    "%s returns null for its spaces; this is a mistake of".formatted(name) + " the plugin");
        }
        return spaces;
    }
}
