package counterpoise.generative.images;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import counterpoise.api.ImageShape;
import counterpoise.api.Samples;

/**
 * Training images as generative networks take them, -1 to 1, and back again.
 *
 * <p>Arrays are (batch, channels, height, width). Those made here are views of memory in the order height, width,
 * channel, which the engine's convolutions are fastest on.
 */
public final class ScaledImages {

    private final Samples samples;
    private final ImageShape shape;

    private ScaledImages(Samples samples, ImageShape shape) {
        this.samples = samples;
        this.shape = shape;
    }

    /**
     * The images among {@code samples}.
     *
     * @param oversampler for the message
     * @throws IllegalArgumentException if they are no images
     */
    public static ScaledImages of(String oversampler, Samples samples) {
        int[] shape = samples.shape();
        if (shape.length != 3) {
            throw new IllegalArgumentException(
                    "%s makes images; choose space = pixel, with a data set of images".formatted(oversampler));
        }
        return new ScaledImages(samples, new ImageShape(shape[0], shape[1], shape[2]));
    }

    /** The size of an image. */
    public ImageShape shape() {
        return shape;
    }

    /** Some of the images, scaled; owned by {@code manager}. */
    public NDArray read(int[] rows, NDManager manager) {
        int values = shape.values();
        float[] pixels = new float[rows.length * values];
        for (int i = 0; i < rows.length; i++) {
            samples.read(rows[i], 1, pixels, i * values);
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 2 * pixels[i] - 1;
        }
        return manager.create(pixels, new Shape(rows.length, shape.height(), shape.width(), shape.channels()))
                .transpose(0, 3, 1, 2);
    }

    /**
     * What a generator made, as samples: 0 to 1, in the order height, width, channel. What lies beyond -1 and 1 is not
     * cut off here, but where pixels become bytes.
     *
     * @param images (batch, channels, height, width), stays open
     */
    public float[][] toSamples(NDArray images) {
        float[] all;
        try (NDArray view = images.transpose(0, 2, 3, 1)) {
            all = view.toFloatArray();
        }
        int values = shape.values();
        float[][] made = new float[all.length / values][values];
        for (int row = 0; row < made.length; row++) {
            for (int i = 0; i < values; i++) {
                made[row][i] = (all[row * values + i] + 1) / 2;
            }
        }
        return made;
    }
}
