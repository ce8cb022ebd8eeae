package counterpoise.testkit;

import java.util.List;
import java.util.function.Supplier;

import counterpoise.api.ImageShape;
import counterpoise.api.architecture.Architecture;

/**
 * An architecture to examine.
 *
 * @param product makes a new one
 * @param input the size of the images to try it on
 */
public record ArchitectureSubject(Supplier<Architecture> product, ImageShape input) {

    /** Of CIFAR, MNIST, Tiny ImageNet and ImageNet. */
    private static final List<ImageShape> COMMON = List.of(
            new ImageShape(32, 32, 3),
            new ImageShape(28, 28, 1),
            new ImageShape(64, 64, 3),
            new ImageShape(224, 224, 3));

    /** An architecture to try on images of 32 x 32 pixels in colour. */
    public static ArchitectureSubject of(Supplier<Architecture> product) {
        return new ArchitectureSubject(product, COMMON.get(0));
    }

    /**
     * An architecture to try on images of the first size that it does not refuse, of the usual ones: some are made for
     * one size alone.
     */
    static ArchitectureSubject fitting(Supplier<Architecture> product) {
        return COMMON.stream()
                .filter(size -> takes(product, size))
                .findFirst()
                .map(size -> new ArchitectureSubject(product, size))
                .orElseGet(() -> of(product));
    }

    private static boolean takes(Supplier<Architecture> product, ImageShape size) {
        try {
            product.get().build(size);
            return true;
        } catch (Exception | Error refusal) {
            // In words or not, the laws will tell.
            return false;
        }
    }
}
