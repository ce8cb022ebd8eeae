package counterpoise.datasets.cifar;

import java.util.List;

import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.Normalisation;

/** What is done with CIFAR images of any number of classes, as the programs of Cao et al. (2019) do it. */
final class CifarRecipe {

    /** By the mean and deviation of CIFAR-10's training images; those programs take it for CIFAR-100 too. */
    static final Normalisation NORMALISATION =
            new Normalisation(List.of(.4914, .4822, .4465), List.of(.2023, .1994, .2010));

    static final Augmentation AUGMENTATION = new Augmentation(4, true);

    private CifarRecipe() {}
}
