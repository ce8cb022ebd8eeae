package counterpoise.api.oversampler;

import java.util.Locale;

/** Where an over-sampler adds to the training data. */
public enum Space {
    /** To the images, before phase 1; the network then trains on more images. */
    PIXEL,
    /** To each batch while phase 1 trains; see {@link BatchOversampler}. */
    BATCH,
    /** To the embeddings, in phase 2; only the head then trains on more samples, in phase 3. */
    EMBEDDING;

    /** The space as configurations write it: {@code pixel}, {@code batch}, {@code embedding}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
