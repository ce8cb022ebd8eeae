package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import com.google.inject.Inject;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.Imbalance;
import counterpoise.runtime.config.Effective;
import counterpoise.runtime.config.ImbalanceOptions;
import counterpoise.runtime.data.ClassCounts;
import counterpoise.runtime.data.Subset;
import counterpoise.runtime.data.SubsetSampler;
import counterpoise.runtime.store.Npy;

/** Cuts the training part to the imbalance that the experiment asks for. */
final class SubsetSelection implements StageRunner {

    /** The rows of the dataset that are trained on: int32, grouped by class. */
    static final String TRAIN = "train-indices.npy";

    /** The rows of the dataset that are held out for validation: int32, grouped by class. */
    static final String VALIDATION = "validation-indices.npy";

    private final Dataset dataset;
    private final SubsetRecipe recipe;

    @Inject
    SubsetSelection(Dataset dataset, SubsetRecipe recipe) {
        this.dataset = dataset;
        this.recipe = recipe;
    }

    @Override
    public void run(StageRun run) throws IOException {
        DatasetParts<?> parts = DatasetParts.of(dataset, run);
        int[] labels = parts.labels(Dataset.Part.TRAIN);
        List<String> classNames = parts.classNames();
        ImbalanceOptions options = recipe.options().imbalance();
        Imbalance imbalance = Effective.imbalance(recipe.options(), dataset);
        int[] counts = counts(imbalance, options.counts(), classNames, labels);
        Subset subset = SubsetSampler.draw(
                labels, counts, recipe.seed(), recipe.options().validation());
        if (recipe.options().validation() > 0 && subset.validation().length == 0) {
            throw new StageFailure(
                    "experiment.dataset.validation: no class keeps two samples, so that none can be held out");
        }
        Npy.write(run.output(TRAIN), subset.train(), subset.train().length);
        Npy.write(run.output(VALIDATION), subset.validation(), subset.validation().length);
        run.fact(Facts.TRAIN_IMAGES, subset.train().length);
        run.fact(Facts.VALIDATION_IMAGES, subset.validation().length);
        run.fact(Facts.TRAIN_COUNTS, subset.trainCounts());
        run.fact(Facts.CLASS_NAMES, classNames);
        run.fact(Facts.SUBSET_DIGEST, subset.digest());
    }

    private static int[] counts(Imbalance imbalance, List<Integer> counts, List<String> classNames, int[] labels) {
        int[] available = new int[classNames.size()];
        Arrays.stream(labels).forEach(label -> available[label]++);
        try {
            return ClassCounts.of(imbalance, counts, classNames, available);
        } catch (IllegalArgumentException e) {
            throw new StageFailure(e.getMessage(), e);
        }
    }
}
