package counterpoise.generative.bagan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import counterpoise.testkit.fake.SeededStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClassGaussianTest {

    private static final Offset<Double> TOLERANCE = within(1e-12);

    /** Worked by hand: both numbers of both codes are 1 from their mean, and the divisor is 2 - 1. */
    @Test
    void hasMeanAndCovarianceOfTheCodes() {
        ClassGaussian gaussian = ClassGaussian.of(new float[][] {{0, 0}, {2, 2}});

        assertThat(gaussian.mean()).containsExactly(1, 1);
        assertThat(gaussian.covariance()[0]).containsExactly(new double[] {2, 2}, TOLERANCE);
        assertThat(gaussian.covariance()[1]).containsExactly(new double[] {2, 2}, TOLERANCE);
        assertThat(gaussian.rank()).isEqualTo(1);
    }

    @Test
    void whatIsDrawnLiesOnTheLineOfTwoCodes() {
        ClassGaussian gaussian = ClassGaussian.of(new float[][] {{0, 0, 5}, {2, 4, 5}});

        for (float[] drawn : draw(gaussian, 3, 100)) {
            assertThat(drawn[1]).isCloseTo(2 * drawn[0], within(1e-5f));
            assertThat(drawn[2]).isEqualTo(5);
        }
    }

    /** As many images as the smallest class of CIFAR-10 has at an imbalance of 100, and codes of the usual length. */
    @Test
    void ofFiftyCodesOfAHundredNumbersItIsTheSampleCovarianceOfRank49() {
        float[][] codes = codes(50, 100);

        ClassGaussian gaussian = ClassGaussian.of(codes);

        assertThat(gaussian.rank()).isEqualTo(49);
        double[][] covariance = gaussian.covariance();
        double[][] expected = sampleCovariance(codes);
        for (int i = 0; i < 100; i++) {
            assertThat(covariance[i]).containsExactly(expected[i], TOLERANCE);
        }
    }

    @Test
    void ofMoreCodesThanNumbersItIsOfFullRank() {
        float[][] codes = codes(30, 4);

        ClassGaussian gaussian = ClassGaussian.of(codes);

        assertThat(gaussian.rank()).isEqualTo(4);
        double[][] expected = sampleCovariance(codes);
        for (int i = 0; i < 4; i++) {
            assertThat(gaussian.covariance()[i]).containsExactly(expected[i], TOLERANCE);
        }
    }

    @Test
    void whatIsDrawnHasTheMeanAndTheCovariance() {
        float[][] codes = codes(3, 4);
        ClassGaussian gaussian = ClassGaussian.of(codes);

        float[][] drawn = draw(gaussian, 4, 20_000);

        assertThat(ClassGaussian.of(drawn).mean()).containsExactly(gaussian.mean(), within(0.05));
        double[][] expected = sampleCovariance(codes);
        double[][] actual = sampleCovariance(drawn);
        for (int i = 0; i < 4; i++) {
            assertThat(actual[i]).containsExactly(expected[i], within(0.1));
        }
    }

    @Test
    void aSingleCodeIsWhatIsDrawn() {
        ClassGaussian gaussian = ClassGaussian.of(new float[][] {{3, -1}});

        assertThat(gaussian.rank()).isZero();
        assertThat(draw(gaussian, 2, 1)[0]).containsExactly(3, -1);
    }

    @Test
    void equalCodesAreWhatIsDrawn() {
        ClassGaussian gaussian = ClassGaussian.of(new float[][] {{0.1f, -1}, {0.1f, -1}, {0.1f, -1}});

        assertThat(draw(gaussian, 2, 1)[0]).containsExactly(new float[] {0.1f, -1}, within(1e-6f));
    }

    private static float[][] draw(ClassGaussian gaussian, int size, int count) {
        SeededStream stream = new SeededStream(1, "drawn", 0);
        float[] all = new float[count * size];
        float[][] drawn = new float[count][size];
        for (int row = 0; row < count; row++) {
            gaussian.draw(stream, all, row * size);
            System.arraycopy(all, row * size, drawn[row], 0, size);
        }
        return drawn;
    }

    /** Codes whose numbers depend on each other. */
    private static float[][] codes(int count, int size) {
        SeededStream stream = new SeededStream(1, "codes", 0);
        float[][] codes = new float[count][size];
        for (float[] code : codes) {
            float before = 0;
            for (int i = 0; i < size; i++) {
                before = (float) (0.5 * before + stream.nextGaussian());
                code[i] = before;
            }
        }
        return codes;
    }

    /** By another formula: the mean of the products of two numbers less the product of their means. */
    private static double[][] sampleCovariance(float[][] codes) {
        int count = codes.length;
        int size = codes[0].length;
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double products = 0;
                double first = 0;
                double second = 0;
                for (float[] code : codes) {
                    products += (double) code[i] * code[j];
                    first += code[i];
                    second += code[j];
                }
                covariance[i][j] = (products - first * second / count) / (count - 1);
            }
        }
        return covariance;
    }
}
