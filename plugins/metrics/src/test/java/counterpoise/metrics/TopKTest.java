package counterpoise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TopKTest {

    @Test
    void takesTheLargestFirstAndTheFirstOfEqualOnes() {
        TopK top = TopK.of(new double[] {1, 3, -5, 3, 2}, 3);

        assertThat(top.indices()).containsExactly(1, 3, 4);
        assertThat(top.largest()).containsExactly(3.0, 3.0, 2.0);
    }

    @Test
    void zerosAreEqualWhateverTheirSign() {
        assertThat(TopK.of(new double[] {-0.0, 0.0, -0.0}, 3).indices()).containsExactly(0, 1, 2);
    }

    @Test
    void sharesAreWhatIsWorkedByHand() {
        // 2 of 2 + .5 + .6; 3 of 3 + 1 - 1 and of 3 + 1.
        assertThat(TopK.of(new double[] {2, 0.5, -0.5, 0.6}, 1).shareOfPositive())
                .isCloseTo(0.645, within(5e-4));
        TopK top = TopK.of(new double[] {3, 1, -1}, 1);
        assertThat(top.share()).isEqualTo(1);
        assertThat(top.shareOfPositive()).isEqualTo(0.75);
        assertThat(TopK.of(new double[] {3, 1, -1}, 2).magnitude()).isEqualTo(2);
    }

    @Test
    void thereIsNoShareOfNothing() {
        assertThat(TopK.of(new double[] {0, 0}, 1).shareOfPositive()).isNaN();
        assertThat(TopK.of(new double[] {1, -1}, 1).share()).isNaN();
        assertThat(TopK.of(new double[] {1, -3}, 1).share()).isNaN();
    }

    @Test
    void overlapsDisregardTheOrder() {
        TopK top = TopK.of(new double[] {9, 8, 7, 0, 0, 0}, 3);

        assertThat(top.overlap(top)).isEqualTo(1);
        assertThat(top.overlap(TopK.of(new double[] {7, 8, 9, 0, 0, 0}, 3))).isEqualTo(1);
        assertThat(top.overlap(TopK.of(new double[] {9, 8, 0, 7, 0, 0}, 3))).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(top.overlap(TopK.of(new double[] {0, 0, 0, 9, 8, 7}, 3))).isZero();
    }

    @Test
    void whatIsNotDefinedStaysSo() {
        TopK nothing = TopK.of(new double[] {Double.NaN, Double.NaN}, 1);

        assertThat(nothing.definedIndices()).containsExactly(Double.NaN);
        assertThat(nothing.largest()).containsExactly(Double.NaN);
        assertThat(nothing.magnitude()).isNaN();
        assertThat(nothing.share()).isNaN();
        assertThat(nothing.shareOfPositive()).isNaN();
        assertThat(nothing.overlap(nothing)).isNaN();
        assertThat(TopK.of(new double[] {1, 2}, 1).overlap(nothing)).isNaN();
    }
}
