package counterpoise.testkit;

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

    /** An architecture to try on images of 32 x 32 pixels in colour. */
    public static ArchitectureSubject of(Supplier<Architecture> product) {
        return new ArchitectureSubject(product, new ImageShape(32, 32, 3));
    }
}
