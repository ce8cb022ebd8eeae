package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import counterpoise.api.RandomStream;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.EmbeddingDataset;
import counterpoise.api.dataset.ImageDataset;
import counterpoise.api.dataset.LabelledData;
import counterpoise.api.dataset.LabelledEmbeddings;
import counterpoise.api.dataset.LabelledImages;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.plugin.PluginEntry;
import counterpoise.runtime.plugin.PluginException;
import counterpoise.runtime.random.Streams;
import counterpoise.runtime.store.StoredStage;

/**
 * Opens the parts of a dataset for a stage, each once, and checks their labels; images that were decoded before are
 * taken from the store.
 *
 * @param <D> what the dataset offers
 */
final class DatasetParts<D extends LabelledData> {

    private final String label;
    private final Names names;
    private final Loader<D> loader;
    private final Labels labels;
    private final StageRun run;
    private final Map<Dataset.Part, D> loaded = new EnumMap<>(Dataset.Part.class);
    private List<String> classNames;

    private DatasetParts(Dataset dataset, Names names, Loader<D> loader, Labels labels, StageRun run) {
        this.label = "the " + PluginEntry.labelOf(dataset);
        this.names = names;
        this.loader = loader;
        this.labels = labels;
        this.run = run;
    }

    /** What messages call the dataset: {@code the dataset shapes}. */
    String label() {
        return label;
    }

    /** Tells the classes. */
    private interface Names {
        List<String> of(DatasetContext context) throws IOException;
    }

    /** Opens one part. */
    private interface Loader<D> {
        D load(Dataset.Part part, DatasetContext context) throws IOException;
    }

    /** Tells the labels of one part. */
    private interface Labels {
        int[] of(Dataset.Part part, DatasetContext context) throws IOException;
    }

    /** The parts of a dataset of either kind. */
    static DatasetParts<? extends LabelledData> of(Dataset dataset, StageRun run) {
        return dataset instanceof ImageDataset images
                ? ofImages(images, run)
                : new DatasetParts<>(dataset, dataset::classNames, dataset::load, dataset::labels, run);
    }

    /** The parts of a dataset of images. */
    static DatasetParts<LabelledImages> ofImages(ImageDataset dataset, StageRun run) {
        Optional<StoredStage> decoded = run.input(StageKind.IMAGES);
        if (decoded.isEmpty()) {
            return new DatasetParts<>(
                    dataset,
                    dataset::classNames,
                    (part, context) -> CheckedImages.of(dataset, part, dataset.load(part, context)),
                    dataset::labels,
                    run);
        }
        return new DatasetParts<>(
                dataset,
                context -> StoredImages.classNames(decoded.get()),
                (part, context) -> StoredImages.read(decoded.get(), part),
                (part, context) -> StoredImages.read(decoded.get(), part).labels(),
                run);
    }

    /** The parts of a dataset of embeddings. */
    static DatasetParts<LabelledEmbeddings> ofEmbeddings(EmbeddingDataset dataset, StageRun run) {
        return new DatasetParts<>(dataset, dataset::classNames, dataset::load, dataset::labels, run);
    }

    /**
     * The names of the classes, by label.
     *
     * @throws StageFailure if the dataset fails, or names fewer than two classes or two alike
     */
    List<String> classNames() throws IOException {
        if (classNames == null) {
            List<String> told = asked("classNames()", () -> names.of(new Context()));
            if (told.size() < 2
                    || told.stream().anyMatch(Objects::isNull)
                    || told.stream().distinct().count() < told.size()) {
                throw new StageFailure(
                        "%s names the classes %s; it needs at least two, each once".formatted(label, told));
            }
            classNames = List.copyOf(told);
        }
        return classNames;
    }

    /**
     * One part.
     *
     * @throws StageFailure if the dataset fails, or a label is not the number of a class
     */
    D load(Dataset.Part part) throws IOException {
        D data = loaded.get(part);
        if (data == null) {
            data = take(part);
            loaded.put(part, data);
        }
        return data;
    }

    /**
     * One part, for the only time: it is not kept.
     *
     * @throws StageFailure if the dataset fails, or a label is not the number of a class
     */
    D take(Dataset.Part part) throws IOException {
        D data = asked("load(%s)".formatted(part), () -> loader.load(part, new Context()));
        check(part, data.labels());
        return data;
    }

    /**
     * The labels of one part, of which nothing else is wanted.
     *
     * @throws StageFailure if the dataset fails, or one is not the number of a class
     */
    int[] labels(Dataset.Part part) throws IOException {
        int[] found = asked("labels(%s)".formatted(part), () -> labels.of(part, new Context()));
        check(part, found);
        return found;
    }

    /**
     * One part, of which the rows were chosen by the labels that {@link #labels} gave.
     *
     * @throws StageFailure if there are fewer samples than that; otherwise as {@link #load}
     */
    D load(Dataset.Part part, int[] rows) throws IOException {
        D data = load(part);
        checkRows(part, data, rows);
        return data;
    }

    /** Checks the rows of a part that was taken; otherwise as {@link #load(Dataset.Part, int[])}. */
    void checkRows(Dataset.Part part, D data, int[] rows) {
        int last = Arrays.stream(rows).max().orElse(-1);
        if (last >= data.labels().length) {
            throw new StageFailure("%s gave the label of sample %d in its labels(%s), but its load(%s) gives %d samples"
                    .formatted(label, last, part, part, data.labels().length));
        }
    }

    /** Something that the dataset is asked for. */
    private interface Question<T> {
        T ask() throws IOException;
    }

    /** The answer to a question; what else than an answer or a sentence about a file comes is told as the dataset's. */
    private <T> T asked(String what, Question<T> question) throws IOException {
        T answer;
        try {
            answer = question.ask();
        } catch (PluginException | StageFailure | CancellationException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            String said = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new StageFailure("%s failed in its %s: %s".formatted(label, what, said), e);
        }
        if (answer == null) {
            throw new StageFailure("%s returned null from its %s".formatted(label, what));
        }
        return answer;
    }

    private void check(Dataset.Part part, int[] labels) throws IOException {
        int classes = classNames().size();
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= classes) {
                throw new StageFailure("sample %d of the %s part of %s has label %d, but its classes are 0 to %d"
                        .formatted(row, part.name().toLowerCase(Locale.ROOT), label, labels[row], classes - 1));
            }
        }
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
