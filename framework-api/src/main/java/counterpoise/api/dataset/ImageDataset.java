package counterpoise.api.dataset;

import java.io.IOException;

/** Labelled images: phase 1 trains a network on them. */
public interface ImageDataset extends Dataset {

    /** How pixels become the network's input. */
    Normalisation normalisation();

    /** How training images are varied where the configuration does not say. */
    default Augmentation augmentation() {
        return Augmentation.NONE;
    }

    @Override
    LabelledImages load(Part part, DatasetContext context) throws IOException;
}
