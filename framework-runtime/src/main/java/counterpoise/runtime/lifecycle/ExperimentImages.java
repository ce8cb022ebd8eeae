package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import counterpoise.api.ImageShape;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.store.Npy;
import counterpoise.runtime.store.StoredStage;
import counterpoise.runtime.training.ImageSet;

/** The images of an experiment: the dataset, or what was decoded of it before, cut as the subset stage says. */
final class ExperimentImages {

    private final DatasetParts<LabelledImages> parts;
    private final StageRun run;

    ExperimentImages(ImageDataset dataset, StageRun run) {
        this.parts = DatasetParts.ofImages(dataset, run);
        this.run = run;
    }

    /** The names of the classes, by label. */
    List<String> classNames() throws IOException {
        return parts.classNames();
    }

    /**
     * One part of the dataset, whole.
     *
     * @throws StageFailure if a label is not the number of a class
     */
    LabelledImages load(Dataset.Part part) throws IOException {
        return parts.load(part);
    }

    /** The images that are trained on, without synthetic ones, grouped by class. */
    ImageSet train() throws IOException {
        return chosen(SubsetSelection.TRAIN);
    }

    /** The images held out of the training images; may be empty. */
    ImageSet validation() throws IOException {
        return chosen(SubsetSelection.VALIDATION);
    }

    /**
     * Checks that all images are of one size, before hours go into a part of them.
     *
     * @throws StageFailure if the test images are of another size than the training images
     */
    void checkSize() throws IOException {
        ImageShape trained = parts.load(Dataset.Part.TRAIN).images().shape();
        ImageShape tested = parts.load(Dataset.Part.TEST).images().shape();
        if (!tested.equals(trained)) {
            throw new StageFailure(
                    "%s has training images of %s, but test images of %s".formatted(parts.label(), trained, tested));
        }
    }

    /** The test images; otherwise as {@link #checkSize}. */
    ImageSet test() throws IOException {
        checkSize();
        LabelledImages test = parts.load(Dataset.Part.TEST);
        return ImageSet.all(test.images(), test.labels());
    }

    /** The images that are trained on, followed by synthetic ones where the experiment makes any before phase 1. */
    ImageSet trainWithSynthetics() throws IOException {
        ImageSet real = train();
        Optional<StoredStage> synthetics = run.input(StageKind.PIXEL_SYNTHETICS);
        if (synthetics.isEmpty()) {
            return real;
        }
        return real.followedBy(
                Npy.readBytes(synthetics.get().path(Synthetics.VALUES)),
                Npy.readInts(synthetics.get().path(Synthetics.LABELS)));
    }

    private ImageSet chosen(String file) throws IOException {
        int[] rows = Npy.readInts(run.requiredInput(StageKind.SUBSET).path(file));
        LabelledImages all = parts.load(Dataset.Part.TRAIN, rows);
        return ImageSet.select(all.images(), all.labels(), rows);
    }
}
