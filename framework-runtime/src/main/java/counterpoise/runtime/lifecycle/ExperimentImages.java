package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import counterpoise.api.RandomStream;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.store.Npy;
import counterpoise.runtime.store.StoredStage;
import counterpoise.runtime.training.ImageSet;

/** The images of an experiment: the dataset, or what was decoded of it before, cut as the subset stage says. */
final class ExperimentImages {

    private final Dataset dataset;
    private final StageRun run;
    private final Map<Dataset.Part, LabelledImages> loaded = new EnumMap<>(Dataset.Part.class);
    private List<String> classNames;

    ExperimentImages(Dataset dataset, StageRun run) {
        this.dataset = dataset;
        this.run = run;
    }

    /** The names of the classes, by label. */
    List<String> classNames() throws IOException {
        if (classNames == null) {
            Optional<StoredStage> decoded = run.input(StageKind.IMAGES);
            classNames =
                    decoded.isPresent() ? StoredImages.classNames(decoded.get()) : dataset.classNames(new Context());
        }
        return classNames;
    }

    /**
     * Opens one part of the dataset and checks its labels.
     *
     * @throws StageFailure if a label is not the number of a class
     */
    LabelledImages load(Dataset.Part part) throws IOException {
        LabelledImages images = loaded.get(part);
        if (images == null) {
            Optional<StoredStage> decoded = run.input(StageKind.IMAGES);
            images = checked(
                    part,
                    decoded.isPresent() ? StoredImages.read(decoded.get(), part) : dataset.load(part, new Context()));
            loaded.put(part, images);
        }
        return images;
    }

    private LabelledImages checked(Dataset.Part part, LabelledImages images) throws IOException {
        int classes = classNames().size();
        for (int row = 0; row < images.labels().length; row++) {
            int label = images.labels()[row];
            if (label < 0 || label >= classes) {
                throw new StageFailure("image %d of the %s part has label %d, but the dataset's classes are 0 to %d"
                        .formatted(row, part.name().toLowerCase(Locale.ROOT), label, classes - 1));
            }
        }
        return images;
    }

    /** The images that are trained on, without synthetic ones, grouped by class. */
    ImageSet train() throws IOException {
        return chosen(SubsetSelection.TRAIN);
    }

    /** The images held out of the training images; may be empty. */
    ImageSet validation() throws IOException {
        return chosen(SubsetSelection.VALIDATION);
    }

    /** The test images. */
    ImageSet test() throws IOException {
        LabelledImages test = load(Dataset.Part.TEST);
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
        LabelledImages all = load(Dataset.Part.TRAIN);
        Path rows = run.requiredInput(StageKind.SUBSET).path(file);
        return ImageSet.select(all.images(), all.labels(), Npy.readInts(rows));
    }

    /** A dataset is the same for every experiment, so its streams begin from nothing of the experiment's. */
    private final class Context implements DatasetContext {

        private final Streams streams = new Streams(0).scope("dataset");

        @Override
        public Path folder() {
            return run.stage()
                    .dataFolder()
                    .map(Path::of)
                    .orElseThrow(() -> new IllegalStateException("this dataset declares no files"));
        }

        @Override
        public RandomStream random(String name, long index) {
            return streams.stream(name, index);
        }

        @Override
        public void progress(double fraction) {
            // Reading takes little of a stage, and the stage itself tells how far it has come.
        }

        @Override
        public void warn(String message) {
            run.warn(message);
        }
    }
}
