package counterpoise.datasets.arrays;

import java.util.OptionalInt;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.dataset.EmbeddingDataset;

/** Makes {@code arrays}: embeddings of the user's own. */
public final class ArraysPlugin implements DatasetPlugin<ArraysOptions> {

    @Override
    public String name() {
        return "arrays";
    }

    @Override
    public String summary() {
        return "Embeddings of your own from .npy files of NumPy: no network is trained, only heads on them.";
    }

    @Override
    public Class<ArraysOptions> optionsType() {
        return ArraysOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public EmbeddingDataset create(ArraysOptions options) {
        return new ArrayDataset(options);
    }
}
