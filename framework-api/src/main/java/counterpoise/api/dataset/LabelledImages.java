package counterpoise.api.dataset;

import counterpoise.api.Images;

/**
 * Images and their labels.
 *
 * @param images the images
 * @param labels one label an image, from 0
 */
public record LabelledImages(Images images, int[] labels) implements LabelledData {

    /** @throws IllegalArgumentException if there are not as many labels as images */
    public LabelledImages {
        if (images.count() != labels.length) {
            throw new IllegalArgumentException("%d images, but %d labels".formatted(images.count(), labels.length));
        }
    }
}
