package counterpoise.generative.cgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;

class CganLossesTest {

    /** Worked by hand: logits ln 3 and 0 are probabilities 3/4 and 1/2. */
    @Test
    void areTheBinaryCrossEntropyInTheMean() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray logits = manager.create(new float[] {(float) Math.log(3), 0});

            assertThat(CganLosses.real(logits).getFloat())
                    .isCloseTo((float) ((Math.log(4.0 / 3) + Math.log(2)) / 2), within(1e-6f));
            assertThat(CganLosses.generated(logits).getFloat())
                    .isCloseTo((float) ((Math.log(4) + Math.log(2)) / 2), within(1e-6f));
        }
    }

    @Test
    void stayFiniteWhereTheDiscriminatorIsSure() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray logits = manager.create(new float[] {-200});

            assertThat(CganLosses.real(logits).getFloat()).isEqualTo(200);
            assertThat(CganLosses.generated(logits).getFloat()).isZero();
        }
    }
}
