package counterpoise.runtime.lifecycle;

import java.io.IOException;
import java.util.stream.IntStream;

import com.google.inject.Inject;
import counterpoise.api.dataset.Dataset;
import counterpoise.api.dataset.EmbeddingDataset;
import counterpoise.api.dataset.LabelledEmbeddings;
import counterpoise.runtime.plan.StageKind;
import counterpoise.runtime.store.Npy;
import counterpoise.runtime.store.NpyType;
import counterpoise.runtime.store.NpyWriter;

/**
 * Hands a dataset's own embeddings on to phases 2 and 3, cut as the subset stage says, where
 * {@link EmbeddingExtraction} hands on those of the network of phase 1. There is no head that belongs to them.
 */
final class GivenEmbeddings implements StageRunner {

    /** The head of phase 3 is named as it is in the networks of the paper. */
    static final String HEAD_NAME = "linear";

    private final EmbeddingDataset dataset;

    @Inject
    GivenEmbeddings(EmbeddingDataset dataset) {
        this.dataset = dataset;
    }

    @Override
    public void run(StageRun run) throws IOException {
        DatasetParts<LabelledEmbeddings> parts = DatasetParts.ofEmbeddings(dataset, run);
        int width = writeTrainingPart(parts, run);
        run.progress(0.5, "");
        LabelledEmbeddings test = parts.take(Dataset.Part.TEST);
        if (width != test.width()) {
            throw new StageFailure("the embeddings to train on have %d values, but those to test on have %d"
                    .formatted(width, test.width()));
        }
        int[] all = IntStream.range(0, test.labels().length).toArray();
        write(StoredEmbeddings.Part.TEST, "to test on", test, all, run);
        run.fact(StoredEmbeddings.WIDTH, width);
        run.fact(Facts.HEAD_NAME, HEAD_NAME);
        run.fact(Facts.CLASS_NAMES, parts.classNames());
    }

    /** Apart, so that the training part is let go before the test part is read: each may fill most of the memory. */
    private static int writeTrainingPart(DatasetParts<LabelledEmbeddings> parts, StageRun run) throws IOException {
        LabelledEmbeddings train = parts.take(Dataset.Part.TRAIN);
        write(StoredEmbeddings.Part.TRAIN, "to train on", train, rows(run, SubsetSelection.TRAIN), run);
        write(
                StoredEmbeddings.Part.VALIDATION,
                "held out for validation",
                train,
                rows(run, SubsetSelection.VALIDATION),
                run);
        return train.width();
    }

    private static int[] rows(StageRun run, String file) throws IOException {
        return Npy.readInts(run.requiredInput(StageKind.SUBSET).path(file));
    }

    private static void write(
            StoredEmbeddings.Part part, String purpose, LabelledEmbeddings all, int[] rows, StageRun run)
            throws IOException {
        int width = all.width();
        try (NpyWriter writer = new NpyWriter(run.output(part.valuesFile()), NpyType.FLOAT32, width)) {
            for (int row : rows) {
                for (int i = row * width; i < (row + 1) * width; i++) {
                    if (!Float.isFinite(all.values()[i])) {
                        throw new StageFailure("embedding %d of the dataset, among those %s, holds %s"
                                .formatted(row, purpose, all.values()[i]));
                    }
                }
                writer.append(all.values(), row * width, 1);
            }
        }
        int[] labels = IntStream.of(rows).map(row -> all.labels()[row]).toArray();
        Npy.write(run.output(part.labelsFile()), labels, labels.length);
    }
}
