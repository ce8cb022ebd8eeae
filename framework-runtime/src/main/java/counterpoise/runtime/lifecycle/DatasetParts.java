package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import counterpoise.api.RandomStream;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.DatasetContext;
import counterpoise.api.dataset.LabelledData;
import counterpoise.runtime.random.Streams;

/**
 * Opens the parts of a dataset for a stage, each once, and checks their labels.
 *
 * @param <D> what the dataset offers
 */
final class DatasetParts<D extends LabelledData> {

    private final Dataset dataset;
    private final Loader<D> loader;
    private final StageRun run;
    private final Map<Dataset.Part, D> loaded = new EnumMap<>(Dataset.Part.class);

    /**
     * The parts of {@code dataset}.
     *
     * @param loader its own {@code load}, which knows what it offers
     */
    DatasetParts(Dataset dataset, Loader<D> loader, StageRun run) {
        this.dataset = dataset;
        this.loader = loader;
        this.run = run;
    }

    /** Opens one part. */
    @FunctionalInterface
    interface Loader<D> {
        D load(Dataset.Part part, DatasetContext context) throws IOException;
    }

    /**
     * One part.
     *
     * @throws StageFailure if a label is not the number of a class
     */
    D load(Dataset.Part part) throws IOException {
        D data = loaded.get(part);
        if (data == null) {
            data = loader.load(part, new Context());
            check(part, data.labels());
            loaded.put(part, data);
        }
        return data;
    }

    private void check(Dataset.Part part, int[] labels) {
        int classes = dataset.classNames().size();
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= classes) {
                throw new StageFailure("sample %d of the %s part has label %d, but the dataset's classes are 0 to %d"
                        .formatted(row, part.name().toLowerCase(Locale.ROOT), labels[row], classes - 1));
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
