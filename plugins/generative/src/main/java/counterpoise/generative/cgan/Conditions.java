package counterpoise.generative.cgan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import counterpoise.generative.training.Latents;

/**
 * How networks are told a condition: Mirza and Osindero, "Conditional Generative Adversarial Nets", 2014, section 3.2,
 * beside what they are shown. A single condition is none and is left out.
 */
final class Conditions {

    private static final int CHANNELS = 1;

    private final int count;

    /** @param conditions how many there are, at least 1 */
    Conditions(int conditions) {
        this.count = conditions == 1 ? 0 : conditions;
    }

    /** How many values, or channels, the conditions add. */
    int count() {
        return count;
    }

    /**
     * Puts a value for each condition beside numbers: 1 for the one that is meant, 0 for the others.
     *
     * @param numbers (batch, size), stays open
     * @param meant the condition of each row
     * @return (batch, size + {@link #count()}), owned by the manager of {@code numbers}
     */
    NDArray besideNumbers(NDArray numbers, int[] meant) {
        if (count == 0) {
            return numbers;
        }
        NDArray values = Latents.oneHot(meant, count, numbers.getManager());
        return NDArrays.concat(new NDList(numbers, values), CHANNELS);
    }

    /**
     * Puts a channel for each condition beside those of images: 1 everywhere for the one that is meant, 0 for the
     * others.
     *
     * @param images (batch, channels, height, width), stay open
     * @param meant the condition of each image
     * @return (batch, channels + {@link #count()}, height, width), owned by the manager of {@code images}
     */
    NDArray besideImages(NDArray images, int[] meant) {
        if (count == 0) {
            return images;
        }
        Shape shape = images.getShape();
        // In the memory order of the images: see ScaledImages.
        NDArray planes = Latents.oneHot(meant, count, images.getManager())
                .reshape(meant.length, 1, 1, count)
                .broadcast(meant.length, shape.get(2), shape.get(3), count)
                .transpose(0, 3, 1, 2);
        return NDArrays.concat(new NDList(images, planes), CHANNELS);
    }
}
