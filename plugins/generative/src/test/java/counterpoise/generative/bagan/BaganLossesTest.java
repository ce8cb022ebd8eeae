package counterpoise.generative.bagan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BaganLossesTest {

    private static final Offset<Float> TOLERANCE = within(1e-6f);
    private static final float LN2 = (float) Math.log(2);

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** Worked by hand: differences of 1, 0, 2 and -1. */
    @Test
    void reconstructionIsTheMeanSquareOverAllValues() {
        NDArray decoded = manager.create(new float[] {1, 0, 1, -1}, new Shape(1, 1, 2, 2));
        NDArray originals = manager.create(new float[] {0, 0, -1, 0}, new Shape(1, 1, 2, 2));

        assertThat(BaganLosses.reconstruction(decoded, originals).getFloat()).isCloseTo(6 / 4f, TOLERANCE);
    }

    /** Worked by hand: logits ln 2, 0, 0 are probabilities 1/2, 1/4, 1/4, of which the labels have 1/2 and 1/4. */
    @Test
    void classificationIsTheCrossEntropyInTheMean() {
        NDArray logits = manager.create(new float[] {LN2, 0, 0, LN2, 0, 0}, new Shape(2, 3));

        assertThat(BaganLosses.classification(logits, new int[] {0, 2}).getFloat())
                .isCloseTo((LN2 + 2 * LN2) / 2, TOLERANCE);
    }

    @Test
    void classificationStaysFiniteWhereTheDiscriminatorIsSure() {
        NDArray logits = manager.create(new float[] {0, 200}, new Shape(1, 2));

        assertThat(BaganLosses.classification(logits, new int[] {0}).getFloat()).isCloseTo(200, TOLERANCE);
    }

    /** Worked by hand: of the same probabilities, and of three equal ones, all but the last. */
    @Test
    void realnessIsTheProbabilityOfAllClassesButTheLast() {
        NDArray logits = manager.create(new float[] {LN2, 0, 0, 1, 1, 1}, new Shape(2, 3));

        assertThat(BaganLosses.realness(logits).getFloat()).isCloseTo((3 / 4f + 2 / 3f) / 2, TOLERANCE);
    }
}
