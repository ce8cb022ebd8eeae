package counterpoise.runtime.training;

import java.nio.FloatBuffer;

import counterpoise.api.ImageShape;
import counterpoise.api.RandomStream;
import counterpoise.api.dataset.Augmentation;
import counterpoise.api.dataset.Normalisation;

/**
 * Augments and normalises images. A crop's border is black before normalisation, as if the image had been padded with
 * zeros first (the order of the paper's code).
 */
final class ImageReader implements SampleReader {

    private final ImageSet images;
    private final Augmentation augmentation;
    private final float[][] normalised;
    private final float[] sample;

    ImageReader(ImageSet images, Normalisation normalisation, Augmentation augmentation) {
        this.images = images;
        this.augmentation = augmentation;
        this.normalised = table(images.shape(), normalisation);
        this.sample = new float[images.shape().values()];
    }

    /** What each of the 256 values of a pixel becomes, by channel: looking up is cheaper than computing. */
    private static float[][] table(ImageShape shape, Normalisation normalisation) {
        float[][] table = new float[shape.channels()][256];
        for (int channel = 0; channel < shape.channels(); channel++) {
            double mean = normalisation.mean().get(channel);
            double deviation = normalisation.deviation().get(channel);
            for (int value = 0; value < 256; value++) {
                table[channel][value] = (float) ((value / 255.0 - mean) / deviation);
            }
        }
        return table;
    }

    @Override
    public int count() {
        return images.count();
    }

    @Override
    public int valuesPerSample() {
        return sample.length;
    }

    @Override
    public int label(int row) {
        return images.labels()[row];
    }

    @Override
    public void append(int row, RandomStream random, FloatBuffer target) {
        int padding = augmentation.cropPadding();
        int down = padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
        int right = padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
        boolean flip = augmentation.horizontalFlip() && random.nextBoolean();
        copy(row * sample.length, down, right, flip);
        target.put(sample);
    }

    private void copy(int start, int down, int right, boolean flip) {
        ImageShape shape = images.shape();
        byte[] pixels = images.pixels();
        int channels = shape.channels();
        int at = 0;
        for (int y = 0; y < shape.height(); y++) {
            int fromY = y + down;
            for (int x = 0; x < shape.width(); x++) {
                int fromX = (flip ? shape.width() - 1 - x : x) + right;
                boolean inside = fromY >= 0 && fromY < shape.height() && fromX >= 0 && fromX < shape.width();
                int from = start + (fromY * shape.width() + fromX) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    sample[at++] = normalised[channel][inside ? pixels[from + channel] & 0xff : 0];
                }
            }
        }
    }
}
