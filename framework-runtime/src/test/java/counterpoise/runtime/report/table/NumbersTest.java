package counterpoise.runtime.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void areRoundedAsAFormatterRoundsThem() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 4);
            String formatted = String.format(Locale.ROOT, "%.3f", value);
            assertThat(Numbers.fixed(value, 3)).isEqualTo(formatted.equals("-0.000") ? "0.000" : formatted);
        }
    }

    @Test
    void areRoundedHalfUpByTheirDecimals() {
        assertThat(Numbers.fixed(0.0625, 3)).isEqualTo("0.063");
        assertThat(Numbers.fixed(1.0005, 3)).isEqualTo("1.001");
        assertThat(Numbers.fixed(1234567, 1)).isEqualTo("1234567.0");
    }

    @Test
    void areEqualWhateverTheOrderOfTheirSum() {
        double one = (0.766 + 0.7050000000000001 + 0.672) / 3;
        double other = (0.767 + 0.702 + 0.674) / 3;
        assertThat(one).isNotEqualTo(other);
        assertThat(Numbers.comparable(one)).isEqualTo(Numbers.comparable(other)).isEqualTo(0.714333333333);
        assertThat(Numbers.comparable(-123456789.25)).isEqualTo(-123456789.25);
        assertThat(Numbers.comparable(Double.NaN)).isNaN();
        assertThat(Numbers.comparable(Double.POSITIVE_INFINITY)).isInfinite();
    }

    @Test
    void mayBeNone() {
        assertThat(Numbers.fixed(Double.NaN, 2)).isEmpty();
        assertThat(Numbers.fixed(Double.NEGATIVE_INFINITY, 2)).isEqualTo("-Infinity");
    }
}
