package counterpoise.api.architecture;

import counterpoise.api.ImageShape;

/** A network without its classifier head: it turns images into embeddings. The head is the runtime's. */
public interface Architecture {

    /**
     * Builds the feature extractor for images of one size, its parameters not yet initialized.
     *
     * @throws IllegalArgumentException if the architecture cannot take images of this size, with a sentence
     *     that says which it can
     */
    FeatureExtractor build(ImageShape input);
}
