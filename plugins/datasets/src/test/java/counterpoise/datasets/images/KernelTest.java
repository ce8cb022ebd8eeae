package counterpoise.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {

    @Test
    void halvesALineByWideTriangles() {
        Kernel kernel = Kernel.of(4, 2);
        // Worked by hand: the first new pixel has its middle at 1, and the triangle reaches 2 pixels far. The middles
        // at .5, 1.5 and 2.5 get 1 - .5 / 2 = .75, .75 and 1 - 1.5 / 2 = .25, of 1.75 in all. The second mirrors it.
        assertThat(kernel.first()).containsExactly(0, 1);
        assertThat(kernel.weights()[0]).containsExactly(new double[] {3 / 7., 3 / 7., 1 / 7.}, within(1e-15));
        assertThat(kernel.weights()[1]).containsExactly(new double[] {1 / 7., 3 / 7., 3 / 7.}, within(1e-15));
    }

    @Test
    void doublesALineByInterpolation() {
        Kernel kernel = Kernel.of(2, 4);
        // New middles lie at .25, .75, 1.25 and 1.75 between or beyond old ones at .5 and 1.5.
        assertThat(kernel.weights()[0]).containsExactly(1);
        assertThat(kernel.weights()[1]).containsExactly(.75, .25);
        assertThat(kernel.weights()[2]).containsExactly(.25, .75);
        assertThat(kernel.weights()[3]).containsExactly(1);
        assertThat(kernel.first()).containsExactly(0, 0, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32})
    void leavesALineOfTheSameLengthAsItIs(int length) {
        Kernel kernel = Kernel.of(length, length);
        for (int i = 0; i < length; i++) {
            double[] row = new double[length];
            System.arraycopy(kernel.weights()[i], 0, row, kernel.first()[i], kernel.weights()[i].length);
            double[] expected = new double[length];
            expected[i] = 1;
            assertThat(row).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"178, 32", "218, 64", "1, 32", "7, 32", "33, 32", "5000, 8", "1, 1", "3, 1", "31, 1024"})
    void weighsEveryPixelAndMirrors(int length, int newLength) {
        Kernel kernel = Kernel.of(length, newLength);
        double[] used = new double[length];
        for (int i = 0; i < newLength; i++) {
            double[] weights = kernel.weights()[i];
            assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
            assertThat(Arrays.stream(weights)).allMatch(weight -> weight >= 0);
            double[] opposite = kernel.weights()[newLength - 1 - i];
            for (int j = 0; j < weights.length; j++) {
                int mirrored = length - 1 - (kernel.first()[i] + j) - kernel.first()[newLength - 1 - i];
                used[kernel.first()[i] + j] += weights[j];
                double there = mirrored >= 0 && mirrored < opposite.length ? opposite[mirrored] : 0;
                assertThat(there).isCloseTo(weights[j], within(1e-9));
            }
        }
        assertThat(Arrays.stream(used)).allMatch(weight -> weight > 0);
    }
}
