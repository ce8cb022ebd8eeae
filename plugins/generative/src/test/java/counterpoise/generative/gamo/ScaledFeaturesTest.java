package counterpoise.generative.gamo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import counterpoise.testkit.fake.InMemorySamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScaledFeaturesTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void pixelsFromZeroToOneBecomeMinusOneToOne() {
        InMemorySamples images =
                new InMemorySamples(new int[] {1, 2, 1}, 2, new int[] {0, 1}, new float[] {0.25f, 0.5f, 0.75f, 1});
        ScaledFeatures features = ScaledFeatures.of(images);

        NDArray scaled = features.read(new int[] {1, 0}, manager);

        assertThat(scaled.getShape()).isEqualTo(new Shape(2, 2));
        assertThat(scaled.toFloatArray()).containsExactly(0.5f, 1, -0.5f, 0);
        assertThat(features.toSamples(scaled)).isDeepEqualTo(new float[][] {{0.75f, 1}, {0.25f, 0.5f}});
    }

    @Test
    void eachFeatureOfEmbeddingsGoesFromItsLeastToItsLargestValue() {
        ScaledFeatures features = ScaledFeatures.of(
                InMemorySamples.of(2, new int[] {0, 0, 1}, new float[][] {{0, 7, -1}, {8, 7, 1}, {2, 7, 0}}));

        NDArray scaled = features.read(new int[] {0, 1, 2}, manager);

        assertThat(scaled.toFloatArray()).containsExactly(-1, 0, -1, 1, 0, 1, -0.5f, 0, 0);
        assertThat(features.toSamples(scaled)).isDeepEqualTo(new float[][] {{0, 7, -1}, {8, 7, 1}, {2, 7, 0}});
    }
}
