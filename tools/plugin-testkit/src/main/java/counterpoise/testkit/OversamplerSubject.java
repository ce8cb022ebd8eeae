package counterpoise.testkit;

import java.util.function.Supplier;

import counterpoise.api.ImageShape;
import counterpoise.api.oversampler.Oversampler;

/**
 * An over-sampler to examine.
 *
 * @param product makes a new one
 * @param width the width of the embeddings to try it on
 * @param pixels the size of the images to try it on
 * @param reach where it promises its samples to lie
 */
public record OversamplerSubject(Supplier<Oversampler> product, int width, ImageShape pixels, Reach reach) {

    /**
     * What most over-samplers can be tried on: embeddings of 8 values, images of 8 x 8 pixels in colour. Nothing is
     * promised of where its samples lie.
     */
    public static OversamplerSubject of(Supplier<Oversampler> product) {
        return new OversamplerSubject(product, 8, new ImageShape(8, 8, 3), Reach.ANYWHERE);
    }
}
