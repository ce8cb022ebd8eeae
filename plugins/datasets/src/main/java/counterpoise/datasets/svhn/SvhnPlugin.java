package counterpoise.datasets.svhn;

import java.util.OptionalInt;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.dataset.ImageDataset;

/** Makes {@code svhn}: digits of house numbers, cropped from street photographs (Netzer et al., 2011). */
public final class SvhnPlugin implements DatasetPlugin<SvhnOptions> {

    @Override
    public String name() {
        return "svhn";
    }

    @Override
    public String summary() {
        return "SVHN: 73,257 training and 26,032 test photographs of house-number digits, 32x32 pixels in 10 classes.";
    }

    @Override
    public Class<SvhnOptions> optionsType() {
        return SvhnOptions.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public ImageDataset create(SvhnOptions options) {
        return new Svhn(options);
    }
}
