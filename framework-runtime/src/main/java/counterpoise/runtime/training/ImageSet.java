package counterpoise.runtime.training;

import java.util.Arrays;

import counterpoise.api.ImageShape;
import counterpoise.api.Images;

/**
 * Images and labels in memory, as bytes.
 *
 * @param shape the size of each image
 * @param pixels all images, one after the other, each in the order height, width, channel; not copied
 * @param labels one label an image
 */
public record ImageSet(ImageShape shape, byte[] pixels, int[] labels) {

    /** Reads {@code rows} of {@code images}, in that order. */
    public static ImageSet select(Images images, int[] labels, int[] rows) {
        int values = images.shape().values();
        byte[] pixels = room(rows.length, images.shape());
        int[] chosen = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            images.read(rows[i], 1, pixels, i * values);
            chosen[i] = labels[rows[i]];
        }
        return new ImageSet(images.shape(), pixels, chosen);
    }

    /** Reads all of {@code images}. */
    public static ImageSet all(Images images, int[] labels) {
        byte[] pixels = room(images.count(), images.shape());
        images.read(0, images.count(), pixels, 0);
        return new ImageSet(images.shape(), pixels, labels.clone());
    }

    private static byte[] room(int count, ImageShape shape) {
        long bytes = (long) count * shape.values();
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%d images of %s are %d MiB, but at most 2048 MiB can be held at once; take fewer or smaller ones"
                            .formatted(count, shape, bytes >> 20));
        }
        return new byte[(int) bytes];
    }

    /** These images, followed by {@code more} of the same size. */
    public ImageSet followedBy(byte[] morePixels, int[] moreLabels) {
        byte[] bothPixels = Arrays.copyOf(pixels, Math.addExact(pixels.length, morePixels.length));
        System.arraycopy(morePixels, 0, bothPixels, pixels.length, morePixels.length);
        int[] bothLabels = Arrays.copyOf(labels, labels.length + moreLabels.length);
        System.arraycopy(moreLabels, 0, bothLabels, labels.length, moreLabels.length);
        return new ImageSet(shape, bothPixels, bothLabels);
    }

    /** The number of images. */
    public int count() {
        return labels.length;
    }
}
