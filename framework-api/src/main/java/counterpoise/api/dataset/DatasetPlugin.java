package counterpoise.api.dataset;

import counterpoise.api.Plugin;

/**
 * Makes datasets.
 *
 * @param <O> the record that carries the options
 */
public interface DatasetPlugin<O extends Record> extends Plugin<O> {

    /**
     * Makes a dataset, an {@link ImageDataset} or an {@link EmbeddingDataset}. Opens no file: that waits for
     * {@link Dataset#load}.
     */
    Dataset create(O options);
}
