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
            throw new StageFailure("%s has embeddings of %d values to train on, but of %d values to test on"
                    .formatted(parts.label(), width, test.width()));
        }
        int[] all = IntStream.range(0, test.labels().length).toArray();
        write(StoredEmbeddings.Part.TEST, parts.label() + ", among those to test on", test, all, run);
        run.fact(StoredEmbeddings.WIDTH, width);
        run.fact(Facts.HEAD_NAME, HEAD_NAME);
        run.fact(Facts.CLASS_NAMES, parts.classNames());
    }

    /** Apart, so that the training part is let go before the test part is read: each may fill most of the memory. */
    private static int writeTrainingPart(DatasetParts<LabelledEmbeddings> parts, StageRun run) throws IOException {
        LabelledEmbeddings train = parts.take(Dataset.Part.TRAIN);
        int[] trained = rows(run, SubsetSelection.TRAIN);
        int[] heldOut = rows(run, SubsetSelection.VALIDATION);
        parts.checkRows(Dataset.Part.TRAIN, train, trained);
        parts.checkRows(Dataset.Part.TRAIN, train, heldOut);
        write(StoredEmbeddings.Part.TRAIN, parts.label() + ", among those to train on", train, trained, run);
        write(
                StoredEmbeddings.Part.VALIDATION,
                parts.label() + ", among those held out for validation",
                train,
                heldOut,
                run);
        return train.width();
    }

    private static int[] rows(StageRun run, String file) throws IOException {
        return Npy.readInts(run.requiredInput(StageKind.SUBSET).path(file));
    }

    private static void write(
            StoredEmbeddings.Part part, String origin, LabelledEmbeddings all, int[] rows, StageRun run)
            throws IOException {
        int width = all.width();
        try (NpyWriter writer = new NpyWriter(run.output(part.valuesFile()), NpyType.FLOAT32, width)) {
            for (int row : rows) {
                for (int i = row * width; i < (row + 1) * width; i++) {
                    if (!Float.isFinite(all.values()[i])) {
                        throw new StageFailure("embedding %d of %s, holds %s".formatted(row, origin, all.values()[i]));
                    }
                }
                writer.append(all.values(), row * width, 1);
            }
        }
        int[] labels = IntStream.of(rows).map(row -> all.labels()[row]).toArray();
        Npy.write(run.output(part.labelsFile()), labels, labels.length);
    }
}
