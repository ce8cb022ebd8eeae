package counterpoise.runtime.lifecycle;

import counterpoise.api.Samples;
import counterpoise.runtime.training.ImageSet;

/**
 * Images as samples: pixels from 0 to 1.
 *
 * @param images the images
 * @param classes the number of classes
 */
record PixelSamples(ImageSet images, int classes) implements Samples {

    @Override
    public int count() {
        return images.count();
    }

    @Override
    public int[] shape() {
        return new int[] {
            images.shape().height(), images.shape().width(), images.shape().channels()
        };
    }

    @Override
    public int label(int row) {
        return images.labels()[row];
    }

    @Override
    public void read(int from, int rows, float[] target, int offset) {
        int values = images.shape().values();
        byte[] pixels = images.pixels();
        int start = from * values;
        for (int i = 0; i < rows * values; i++) {
            target[offset + i] = (pixels[start + i] & 0xff) / 255f;
        }
    }
}
