package counterpoise.generative.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.Test;

class LatentsTest {

    @Test
    void areStandardNormal() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray latents = Latents.normal(new SeededStream(1, "latents", 0), 1000, 100, manager);

            assertThat(latents.getShape()).isEqualTo(new Shape(1000, 100));
            // Six standard errors of 100,000 numbers.
            assertThat(latents.mean().getFloat()).isCloseTo(0, within(0.019f));
            assertThat(latents.square().mean().getFloat()).isCloseTo(1, within(0.027f));
        }
    }

    @Test
    void labelsBecomeRowsWithASingleOne() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(Latents.oneHot(new int[] {2, 0}, 3, manager).toFloatArray())
                    .containsExactly(0, 0, 1, 1, 0, 0);
        }
    }
}
