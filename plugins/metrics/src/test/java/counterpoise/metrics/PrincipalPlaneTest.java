package counterpoise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {

    @Test
    void isWhatIsWorkedByHand() {
        // Corners of a rectangle about (10, 20, 30), 8 long along the second axis and 2 along the third. The deviation
        // along the second is 4, to be scaled to 2.
        float[][] rows = {{10, 24, 31}, {10, 24, 29}, {10, 16, 31}, {10, 16, 29}};
        double[] places = PrincipalPlane.of(rows, 2);
        assertThat(places[0]).isCloseTo(-places[4], within(1e-9));
        for (int i = 0; i < rows.length; i++) {
            assertThat(Math.abs(places[2 * i])).isCloseTo(2, within(1e-9));
            assertThat(Math.abs(places[2 * i + 1])).isCloseTo(0.5, within(1e-9));
        }
        assertThat(places[1]).isCloseTo(-places[3], within(1e-9));
    }

    @Test
    void hasOnePlaceForEqualRows() {
        assertThat(PrincipalPlane.of(new float[][] {{1, 2}, {1, 2}, {1, 2}}, 1)).containsOnly(0);
    }

    @Test
    void hasALineForRowsOnALine() {
        double[] places = PrincipalPlane.of(new float[][] {{0, 0}, {1, 2}, {2, 4}}, 1);
        assertThat(places[1]).isCloseTo(0, within(1e-9));
        assertThat(places[0] - places[2]).isCloseTo(places[2] - places[4], within(1e-9));
    }
}
