package counterpoise.generative.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import counterpoise.testkit.fake.InMemorySamples;
import org.junit.jupiter.api.Test;

class ScaledImagesTest {

    /** Two images of 1 x 2 pixels in colour; a pixel's values differ, so that a mixed-up order shows. */
    private static final InMemorySamples TWO = new InMemorySamples(
            new int[] {1, 2, 3}, 1, new int[] {0, 0}, new float[] {0, 0.25f, 0.5f, 0.75f, 1, 0, 1, 1, 1, 0, 0, 0});

    @Test
    void pixelsGoFromMinusOneToOneByChannel() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray read = ScaledImages.of("gan", TWO).read(new int[] {1, 0}, manager);

            assertThat(read.getShape()).isEqualTo(new Shape(2, 3, 1, 2));
            assertThat(read.toFloatArray()).containsExactly(1, -1, 1, -1, 1, -1, -1, 0.5f, -0.5f, 1, 0, -1);
        }
    }

    @Test
    void theWayBackIsTheSame() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ScaledImages images = ScaledImages.of("gan", TWO);

            float[][] samples = images.toSamples(images.read(new int[] {0, 1}, manager));

            assertThat(samples[0]).containsExactly(TWO.row(0), within(1e-7f));
            assertThat(samples[1]).containsExactly(TWO.row(1), within(1e-7f));
        }
    }

    @Test
    void embeddingsAreRefused() {
        InMemorySamples embeddings = InMemorySamples.of(1, new int[] {0}, new float[][] {{1, 2}});

        assertThatThrownBy(() -> ScaledImages.of("gan", embeddings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gan makes images; choose space = pixel, with a data set of images");
    }
}
