package counterpoise.api.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Labelled images for training and testing. The runtime cuts the training part to an imbalanced subset and reads from
 * it; a dataset always offers the whole.
 */
public interface Dataset {

    /** The names of the classes, by label; at least two. */
    List<String> classNames();

    /** The files the images come from, or empty if they are made in memory. */
    default Optional<DataSource> source() {
        return Optional.empty();
    }

    /** How pixels become the network's input. */
    Normalisation normalisation();

    /** How training images are varied where the configuration does not say. */
    default Augmentation augmentation() {
        return Augmentation.NONE;
    }

    /** How the training images are cut where the configuration does not say. */
    default Imbalance imbalance() {
        return Imbalance.NONE;
    }

    /**
     * Opens the images of one part. One product is asked for each part at most once, and by one stage only: another
     * stage makes a product of its own.
     *
     * @return images and labels in the dataset's own order, which must not depend on anything but
     *     the options and the files
     * @throws IOException if a file cannot be read or does not hold what it should; the message names the file, what is
     *     wrong with it and what to do
     */
    LabelledImages load(Part part, DatasetContext context) throws IOException;

    /** The parts of a dataset. */
    enum Part {
        TRAIN,
        TEST
    }
}
