package counterpoise.runtime.report.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

    private static Ticks linear(double low, double high, int wanted) {
        return Ticks.around(new Range(low, high), false, wanted);
    }

    private static Ticks logarithmic(double low, double high, int wanted) {
        return Ticks.around(new Range(low, high), true, wanted);
    }

    @Test
    void areOneTwoOrFiveTimesAPowerOfTenApart() {
        assertThat(linear(0, 10, 5).labels()).containsExactly("0", "2", "4", "6", "8", "10");
        assertThat(linear(0, 4.6, 5).labels()).containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(linear(130, 390, 6).labels()).containsExactly("100", "150", "200", "250", "300", "350", "400");
        assertThat(linear(0.001, 0.0072, 4).labels()).containsExactly("0.000", "0.002", "0.004", "0.006", "0.008");
    }

    @Test
    void reachAroundTheDataOrStayWithin() {
        assertThat(linear(0.66, 0.77, 5).reach()).isEqualTo(new Range(0.65, 0.8));
        Ticks inside = Ticks.within(new Range(1, 200), false, 6);
        assertThat(inside.reach()).isEqualTo(new Range(1, 200));
        assertThat(inside.labels()).containsExactly("50", "100", "150", "200");
    }

    @Test
    void areDecimalsWithoutTheErrorOfBinaryOnes() {
        // In binary, 0.1 + 0.2 is not 0.3.
        assertThat(linear(0.1, 0.3, 2).ticks())
                .containsExactly(new Tick(0.1, "0.1"), new Tick(0.2, "0.2"), new Tick(0.3, "0.3"));
    }

    @Test
    void haveATrueMinusSignAndCommas() {
        assertThat(linear(-20_000, 10_000, 3).labels()).containsExactly("−20,000", "−10,000", "0", "10,000");
        assertThat(linear(-1, 1, 2).labels()).containsExactly("−1", "0", "1");
    }

    @Test
    void showLargeAndSmallNumbersByPowersOfTen() {
        assertThat(linear(0, 4e6, 4).labels()).containsExactly("0", "1×10⁶", "2×10⁶", "3×10⁶", "4×10⁶");
        assertThat(linear(0, 2.5e-5, 5).labels())
                .containsExactly("0", "5×10⁻⁶", "10×10⁻⁶", "15×10⁻⁶", "20×10⁻⁶", "25×10⁻⁶");
    }

    @Test
    void makeRoomAroundASingleValue() {
        assertThat(linear(0, 0, 4).reach()).isEqualTo(new Range(-1, 1));
        Range reach = linear(0.25, 0.25, 4).reach();
        assertThat(reach.low()).isLessThan(0.25);
        assertThat(reach.high()).isGreaterThan(0.25);
    }

    @Test
    void ofALogarithmicAxisArePowersOfTenOverManyAndStepsOverFew() {
        assertThat(logarithmic(0.03, 40_000, 9).labels())
                .containsExactly("0.01", "0.1", "1", "10", "100", "1000", "10,000", "100,000");
        assertThat(logarithmic(30, 700, 9).labels()).containsExactly("20", "50", "100", "200", "500", "1000");
        assertThat(logarithmic(1e-9, 1e9, 6).labels())
                .containsExactly("10⁻⁹", "10⁻⁶", "10⁻³", "10⁰", "10³", "10⁶", "10⁹");
    }

    @Test
    void ofALogarithmicAxisMakeRoomAroundASingleValue() {
        Range reach = logarithmic(30, 30, 5).reach();
        assertThat(reach.low()).isLessThan(30);
        assertThat(reach.high()).isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-3,17", "1e-12,2e-12", "-1e9,1e9", "0.999,1.001", "5,5", "-1e-7,-1e-7", "1e15,1.1e15"})
    void reachTheWholeRangeByFewAndEvenSteps(double low, double high) {
        for (int wanted = 2; wanted < 10; wanted++) {
            Ticks ticks = linear(low, high, wanted);
            assertThat(ticks.reach().low()).isLessThanOrEqualTo(low);
            assertThat(ticks.reach().high()).isGreaterThanOrEqualTo(high);
            assertThat(ticks.ticks()).hasSizeBetween(2, wanted + 2);
            assertThat(ticks.labels()).doesNotHaveDuplicates();
            List<Tick> all = ticks.ticks();
            double step = all.get(1).value() - all.get(0).value();
            for (int i = 1; i < all.size(); i++) {
                assertThat(all.get(i).value() - all.get(i - 1).value()).isCloseTo(step, within(step * 1e-6));
            }
        }
    }

    @Test
    void lieOnAScaleInProportion() {
        Scale linear = new Scale(new Range(0, 10), false, 200, 100);
        assertThat(linear.at(0)).isEqualTo(200);
        assertThat(linear.at(2.5)).isEqualTo(175);
        assertThat(linear.at(10)).isEqualTo(100);
        Scale logarithmic = new Scale(new Range(1, 10_000), true, 0, 400);
        assertThat(logarithmic.at(10)).isCloseTo(100, within(1e-9));
        assertThat(logarithmic.at(1000)).isCloseTo(300, within(1e-9));
        assertThat(logarithmic.clamped(-5)).isZero();
        assertThat(logarithmic.clamped(1e9)).isEqualTo(400);
    }
}
