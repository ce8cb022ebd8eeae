package counterpoise.datasets.cifar;

import java.util.OptionalInt;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.dataset.ImageDataset;

/** Makes {@code cifar100}: small photographs of a hundred kinds of things (Krizhevsky, 2009). */
public final class Cifar100Plugin implements DatasetPlugin<Cifar100Options> {

    @Override
    public String name() {
        return "cifar100";
    }

    @Override
    public String summary() {
        return "CIFAR-100: 50,000 training and 10,000 test photographs of 32x32 pixels in 100 classes,"
                + " or 20 superclasses.";
    }

    @Override
    public Class<Cifar100Options> optionsType() {
        return Cifar100Options.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public ImageDataset create(Cifar100Options options) {
        return new Cifar100(options);
    }
}
