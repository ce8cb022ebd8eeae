package counterpoise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import counterpoise.api.RandomStream;
import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers said to be of NumPy are from the formulas of the paper written out with it, apart from this code. */
class SimilaritiesTest {

    private static final float[][] FIVE = {{0, 0}, {1, 0}, {0, 2}, {3, 1}, {4, 4}};
    private static final double[] PLACES = {0, 0, 0.5, -0.2, -1, 1, 2, 0.3, 1, 3};

    private static float[][] normal(int rows, int width) {
        RandomStream random = new SeededStream(3, "rows", rows);
        float[][] values = new float[rows][width];
        for (float[] row : values) {
            for (int k = 0; k < width; k++) {
                row[k] = (float) random.nextGaussian();
            }
        }
        return values;
    }

    private static double entropy(double[] probabilities) {
        return -Arrays.stream(probabilities)
                .filter(p -> p > 0)
                .map(p -> p * Math.log(p))
                .sum();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.01, 2, 5, 30, 78})
    void haveTheEntropyThatThePerplexityAsksFor(double perplexity) {
        float[][] rows = normal(80, 6);
        for (double scale : new double[] {1e-12, 1, 1e12}) {
            double[] distances = new double[80];
            for (int j = 0; j < 80; j++) {
                for (int k = 0; k < 6; k++) {
                    distances[j] += scale * Math.pow(rows[7][k] - rows[j][k], 2);
                }
            }
            double[] probabilities = Similarities.conditional(distances, 7, perplexity);
            assertThat(probabilities[7]).isZero();
            assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
            assertThat(Math.exp(entropy(probabilities))).isCloseTo(perplexity, within(1e-4));
        }
    }

    @Test
    void areThoseOfNumPy() {
        double[] fromFirst = {0, 1, 4, 10, 32};
        assertThat(Similarities.conditional(fromFirst, 0, 2))
                .containsExactly(new double[] {0, 0.71743076, 0.25160827, 0.03094673, 0.00001424}, within(1e-6));
        Similarities similarities = Similarities.of(FIVE, 2);
        assertThat(similarities.joint(0, 1)).isCloseTo(0.149038, within(1e-6));
        assertThat(similarities.joint(4, 3)).isCloseTo(0.085142, within(1e-6));
        assertThat(similarities.joint(0, 4)).isCloseTo(0.001690, within(1e-6));
    }

    @Test
    void haveCostAndGradientOfNumPy() {
        Similarities similarities = Similarities.of(FIVE, 2);
        assertThat(similarities.cost(PLACES)).isCloseTo(0.211294, within(1e-5));
        double[] gradient = new double[10];
        similarities.gradient(PLACES, 1, gradient);
        assertThat(Arrays.copyOf(gradient, 2)).containsExactly(new double[] {0.11393759, -0.00886594}, within(1e-5));
        assertThat(Arrays.copyOfRange(gradient, 6, 8))
                .containsExactly(new double[] {0.0106254, -0.05878176}, within(1e-5));
    }

    @Test
    void haveAGradientThatFiniteDifferencesConfirm() {
        Similarities similarities = Similarities.of(normal(12, 4), 3);
        RandomStream random = new SeededStream(4, "places", 0);
        double[] places = new double[24];
        for (int k = 0; k < places.length; k++) {
            places[k] = random.nextGaussian();
        }
        double[] gradient = new double[24];
        similarities.gradient(places, 1, gradient);
        double step = 1e-5;
        for (int k = 0; k < places.length; k++) {
            double before = places[k];
            places[k] = before + step;
            double above = similarities.cost(places);
            places[k] = before - step;
            double below = similarities.cost(places);
            places[k] = before;
            assertThat(gradient[k]).isCloseTo((above - below) / (2 * step), within(1e-8));
        }
    }

    @Test
    void ofEqualRowsAreEqual() {
        float[][] equal = new float[6][3];
        Similarities similarities = Similarities.of(equal, 2);
        // 30 ordered pairs share 1.
        assertThat(similarities.joint(0, 5)).isCloseTo(1.0 / 30, within(1e-12));
        // Three copies are equally near to each other: more than a perplexity of 1.5 asks for, and far from the rest.
        float[][] copies = {{0}, {0}, {0}, {9}, {9}, {9}};
        assertThat(Similarities.of(copies, 1.5).joint(0, 1)).isCloseTo(0.5 / 6, within(1e-9));
        assertThat(Similarities.of(copies, 1.5).joint(0, 3)).isCloseTo(0, within(1e-9));
    }

    @Test
    void areRefusedWhereThereAreNone() {
        assertThatThrownBy(() -> Similarities.of(FIVE, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 points cannot have the perplexity 4.0: it must be more than 1 and less than 4.");
        assertThatThrownBy(() -> Similarities.of(FIVE, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Similarities.of(new float[0][], 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Similarities.of(new float[][] {{0}, {1}, {2, 3}, {4}}, 2))
                .hasMessage("Row 2 has 2 numbers, and row 0 has 1.");
        assertThatThrownBy(() -> Similarities.of(new float[][] {{0}, {1}, {Float.NaN}, {4}}, 2))
                .hasMessage("Row 2 has the number NaN.");
    }
}
