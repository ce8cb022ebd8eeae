package counterpoise.runtime.lifecycle;

/** The names under which the two stages of synthetic samples store them. */
final class Synthetics {

    /** The samples, one a row: float32 embeddings, or uint8 pixels. */
    static final String VALUES = "synthetic.npy";

    /** Their labels: int32. */
    static final String LABELS = "synthetic-labels.npy";

    private Synthetics() {}
}
