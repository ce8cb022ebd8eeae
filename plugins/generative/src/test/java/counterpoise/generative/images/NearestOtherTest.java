package counterpoise.generative.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class NearestOtherTest {

    /** Worked by hand: (0, 0) and (3, 4) are 5 apart, (3, 4) and (3, 5) are 1; so 5, 1, 1. */
    @Test
    void isTheMeanOfTheDistancesToTheNearest() {
        List<float[]> samples = List.of(new float[] {0, 0}, new float[] {3, 4}, new float[] {3, 5});

        assertThat(NearestOther.meanDistance(samples)).isCloseTo(7.0 / 3, within(1e-12));
    }

    @Test
    void isNothingAmongCopies() {
        List<float[]> samples = List.of(new float[] {1, 2}, new float[] {0, 9}, new float[] {1, 2}, new float[] {0, 9});

        assertThat(NearestOther.meanDistance(samples)).isZero();
    }
}
