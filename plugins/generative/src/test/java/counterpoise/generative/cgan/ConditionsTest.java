package counterpoise.generative.cgan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static final int[] MEANT = {2, 0};

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
    void standBesideNumbers() {
        NDArray numbers = manager.create(new float[] {5, 6, 7, 8}, new Shape(2, 2));

        NDArray conditioned = new Conditions(3).besideNumbers(numbers, MEANT);

        assertThat(conditioned.getShape()).isEqualTo(new Shape(2, 5));
        assertThat(conditioned.toFloatArray()).containsExactly(5, 6, 0, 0, 1, 7, 8, 1, 0, 0);
    }

    /** Images of 1 channel, 2 x 3 pixels, as views of the memory order that is used in training. */
    @Test
    void standBesideTheChannelsOfImages() {
        NDArray images = manager.arange(12f).reshape(2, 2, 3, 1).transpose(0, 3, 1, 2);

        NDArray conditioned = new Conditions(3).besideImages(images, MEANT);

        assertThat(conditioned.getShape()).isEqualTo(new Shape(2, 4, 2, 3));
        assertThat(conditioned.get("0").toFloatArray())
                .containsExactly(0, 1, 2, 3, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
        assertThat(conditioned.get("1").toFloatArray())
                .containsExactly(6, 7, 8, 9, 10, 11, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void aSingleOneIsLeftOut() {
        NDArray numbers = manager.ones(new Shape(2, 2));
        NDArray images = manager.ones(new Shape(2, 1, 2, 3));
        Conditions none = new Conditions(1);

        assertThat(none.count()).isZero();
        assertThat(none.besideNumbers(numbers, new int[2])).isSameAs(numbers);
        assertThat(none.besideImages(images, new int[2])).isSameAs(images);
    }
}
