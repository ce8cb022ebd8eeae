package counterpoise.api.dataset;

import java.io.IOException;

/** Labelled images: phase 1 trains a network on them. */
public interface ImageDataset extends Dataset {

    /**
     * Whether reading an image takes long, as where each is a file to be decoded and resized. Then the runtime reads
     * every image once, by several threads at once, and keeps the bytes in its store: no other stage, and no later run,
     * loads them from here again.
     */
    default boolean isSlowToRead() {
        return false;
    }

    /** How pixels become the network's input. */
    Normalisation normalisation();

    /** How training images are varied where the configuration does not say. */
    default Augmentation augmentation() {
        return Augmentation.NONE;
    }

    @Override
    LabelledImages load(Part part, DatasetContext context) throws IOException;
}
