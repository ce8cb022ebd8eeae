package counterpoise.datasets.cifar;

import java.util.OptionalInt;

import counterpoise.api.dataset.DatasetPlugin;
import counterpoise.api.dataset.ImageDataset;

/** Makes {@code cifar10}: small photographs of ten kinds of vehicle and animal (Krizhevsky, 2009). */
public final class Cifar10Plugin implements DatasetPlugin<Cifar10Options> {

    @Override
    public String name() {
        return "cifar10";
    }

    @Override
    public String summary() {
        return "CIFAR-10: 50,000 training and 10,000 test photographs of 32x32 pixels in 10 classes.";
    }

    @Override
    public Class<Cifar10Options> optionsType() {
        return Cifar10Options.class;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.of(1);
    }

    @Override
    public ImageDataset create(Cifar10Options options) {
        return new Cifar10(options);
    }
}
