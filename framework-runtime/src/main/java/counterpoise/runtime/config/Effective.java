package counterpoise.runtime.config;

import java.util.OptionalInt;

import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.Imbalance;

/** What options come to once the dataset's own defaults have filled in what the configuration left open. */
public final class Effective {

    private Effective() {}

    /** How the training images are cut. */
    public static Imbalance imbalance(DatasetOptions configured, Dataset dataset) {
        ImbalanceOptions options = configured.imbalance();
        Imbalance own = dataset.imbalance();
        return new Imbalance(
                options.profile().orElse(own.profile()),
                options.ratio().orElse(own.ratio()),
                options.largest().map(OptionalInt::of).orElse(own.largest()));
    }

    /** What draws the images that are kept. */
    public static long subsetSeed(Experiment experiment) {
        return experiment
                .options()
                .dataset()
                .imbalance()
                .seed()
                .orElse(experiment.options().seed());
    }

    /** How training images are varied. */
    public static Augmentation augmentation(TrainingOptions configured, ImageDataset dataset) {
        AugmentationOptions options = configured.augmentation();
        Augmentation own = dataset.augmentation();
        return new Augmentation(
                options.cropPadding().orElse(own.cropPadding()),
                options.horizontalFlip().orElse(own.horizontalFlip()));
    }
}
