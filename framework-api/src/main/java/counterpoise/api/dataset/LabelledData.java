package counterpoise.api.dataset;

/** One part of a dataset. */
public sealed interface LabelledData permits LabelledImages, LabelledEmbeddings {

    /** One label a sample, from 0. */
    int[] labels();
}
