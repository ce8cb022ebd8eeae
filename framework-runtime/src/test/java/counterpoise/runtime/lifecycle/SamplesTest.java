package counterpoise.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import counterpoise.api.ImageShape;
import counterpoise.api.Samples;
import counterpoise.runtime.training.ImageSet;
import org.junit.jupiter.api.Test;

/** Embeddings and images as over-samplers and metrics see them. */
class SamplesTest {

    private static final Samples EMBEDDINGS =
            new ArraySamples(new float[] {1, 2, 3, 4, 5, 6}, new int[] {2, 0, 2}, 3, 2);

    private static final Samples PIXELS = new PixelSamples(
            new ImageSet(
                    new ImageShape(1, 2, 3),
                    new byte[] {0, 51, 102, (byte) 153, (byte) 204, (byte) 255, 255 - 256, 0, 0, 0, 0, 51},
                    new int[] {1, 0}),
            2);

    @Test
    void readsEmbeddingsByRows() {
        float[] target = new float[5];
        EMBEDDINGS.read(1, 2, target, 1);
        assertThat(target).containsExactly(0, 3, 4, 5, 6);
        assertThat(EMBEDDINGS.row(0)).containsExactly(1, 2);
        assertThat(EMBEDDINGS.count()).isEqualTo(3);
        assertThat(EMBEDDINGS.dimension()).isEqualTo(2);
        assertThat(EMBEDDINGS.classCounts()).containsExactly(1, 0, 2);
        assertThat(EMBEDDINGS.rowsOf(2)).containsExactly(0, 2);
    }

    @Test
    void itsShapeIsACopy() {
        EMBEDDINGS.shape()[0] = 99;
        assertThat(EMBEDDINGS.shape()).containsExactly(2);
    }

    @Test
    void readsPixelsFromZeroToOneInTheirOrder() {
        assertThat(PIXELS.shape()).containsExactly(1, 2, 3);
        assertThat(PIXELS.dimension()).isEqualTo(6);
        assertThat(PIXELS.row(0)).containsExactly(new float[] {0, 0.2f, 0.4f, 0.6f, 0.8f, 1}, within(1e-6f));
        float[] target = new float[7];
        PIXELS.read(1, 1, target, 1);
        assertThat(target).containsExactly(new float[] {0, 1, 0, 0, 0, 0, 0.2f}, within(1e-6f));
        assertThat(PIXELS.classCounts()).containsExactly(1, 1);
        assertThat(PIXELS.label(0)).isEqualTo(1);
    }
}
