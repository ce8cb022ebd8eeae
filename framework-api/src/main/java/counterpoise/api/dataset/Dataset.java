package counterpoise.api.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Labelled data for training and testing: images ({@link ImageDataset}), or the embeddings that a network has made of
 * something already ({@link EmbeddingDataset}); every dataset is one of these two. The runtime cuts the training part
 * to an imbalanced subset and reads from it; a dataset always offers the whole.
 */
public interface Dataset {

    /**
     * The names of the classes, by label; at least two, and the same each time.
     *
     * @throws IOException if they are to be read from files, and these do not tell them; with a sentence as in
     *     {@link #load}
     */
    List<String> classNames(DatasetContext context) throws IOException;

    /** The files the data come from, or empty if they are made in memory. */
    default Optional<DataSource> source() {
        return Optional.empty();
    }

    /** How the training part is cut where the configuration does not say. */
    default Imbalance imbalance() {
        return Imbalance.NONE;
    }

    /**
     * Opens one part. One product is asked for each part at most once, and by one stage only: another stage makes a
     * product of its own.
     *
     * @return samples and labels in the dataset's own order, which must not depend on anything but
     *     the options and the files
     * @throws IOException if a file cannot be read or does not hold what it should; the message names the file, what is
     *     wrong with it and what to do
     */
    LabelledData load(Part part, DatasetContext context) throws IOException;

    /**
     * The labels of one part, the same as {@link #load} gives, where nothing else of it is wanted. To be overridden
     * where they can be told without what takes long to read or much memory. A product that is asked for them is not
     * asked for the part.
     *
     * @throws IOException as {@link #load} does
     */
    default int[] labels(Part part, DatasetContext context) throws IOException {
        return load(part, context).labels();
    }

    /** The parts of a dataset. */
    enum Part {
        TRAIN,
        TEST
    }
}
