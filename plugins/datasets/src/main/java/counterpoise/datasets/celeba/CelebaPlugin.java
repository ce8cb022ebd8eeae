package counterpoise.datasets.celeba;

import java.util.OptionalInt;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.dataset.ImageDataset;

/** Makes {@code celeba}: faces of celebrities (Liu et al., 2015), classed by hair. */
public final class CelebaPlugin implements DatasetPlugin<CelebaOptions> {

    @Override
    public String name() {
        return "celeba";
    }

    @Override
    public String summary() {
        return "CelebA: photographs of faces in 5 classes of hair (black, brown, blond, gray, bald); to be downloaded"
                + " by yourself.";
    }

    @Override
    public Class<CelebaOptions> optionsType() {
        return CelebaOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public ImageDataset create(CelebaOptions options) {
        return new Celeba(options);
    }
}
