package counterpoise.datasets.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FigureTest {

    @Test
    void measuresDiscs() {
        // Worked by hand: a point 5 from the centre of a disc of radius 2.
        assertThat(Figure.disc(1, 1, 2).distance(4, 5)).isEqualTo(3);
        assertThat(Figure.disc(1, 1, 2).distance(1, 1)).isEqualTo(-2);
    }

    @Test
    void measuresLinesWithRoundEnds() {
        Figure line = Figure.line(0, 0, 10, 0, 1);
        assertThat(line.distance(5, 3)).isEqualTo(2);
        assertThat(line.distance(13, 4)).isEqualTo(4);
        assertThat(line.distance(5, 0)).isEqualTo(-1);
    }

    @Test
    void measuresPolygons() {
        Figure square = Figure.polygon(-1, -1, 1, -1, 1, 1, -1, 1);
        assertThat(square.distance(0, 0)).isEqualTo(-1);
        assertThat(square.distance(.75, .5)).isEqualTo(-.25);
        assertThat(square.distance(3, 0)).isEqualTo(2);
        // Nearest to the corner (1, 1): 3 and 4 away.
        assertThat(square.distance(4, 5)).isEqualTo(5);
    }

    @Test
    void aStarOfEqualRadiiIsARegularPolygon() {
        // The middle of a side of a hexagon of radius 1 is cos(30 degrees) = sqrt(3) / 2 from its centre.
        assertThat(Figure.star(3, 1, 1).distance(0, 0)).isCloseTo(-Math.sqrt(3) / 2, within(1e-12));
    }

    @Test
    void combinesFigures() {
        Figure left = Figure.disc(-1, 0, 1);
        Figure right = Figure.disc(1, 0, 1);
        assertThat(left.union(right).distance(1, 0)).isEqualTo(-1);
        assertThat(left.union(right).distance(-4, 0)).isEqualTo(2);
        assertThat(left.minus(Figure.disc(-1, 0, .5)).distance(-1, 0)).isEqualTo(.5);
        assertThat(left.minus(right).distance(-1, 0)).isEqualTo(-1);
    }

    @Test
    void placesFigures() {
        Figure bar = Figure.polygon(-1, -.25, 1, -.25, 1, .25, -1, .25).placed(10, 20, 4, 4, Math.PI / 2);
        // Turned by a right angle, it stands upright: 8 high, 2 wide.
        assertThat(bar.distance(10, 20)).isCloseTo(-1, within(1e-12));
        assertThat(bar.distance(10, 26)).isCloseTo(2, within(1e-12));
        assertThat(bar.distance(13, 20)).isCloseTo(2, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void aShapeIsItsOwnMirrorImage(Shape shape) {
        SplittableRandom random = new SplittableRandom(1);
        for (int point = 0; point < 1000; point++) {
            double x = random.nextDouble(-2, 2);
            double y = random.nextDouble(-2, 2);
            assertThat(shape.figure().distance(-x, y)).isCloseTo(shape.figure().distance(x, y), within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aShapeFitsInTheUnitCircle(Shape shape) {
        for (int degree = 0; degree < 360; degree++) {
            double x = 1.1 * Math.cos(Math.toRadians(degree));
            double y = 1.1 * Math.sin(Math.toRadians(degree));
            assertThat(shape.figure().distance(x, y)).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDistanceChangesByNoMoreThanTheWay(Shape shape) {
        Figure stretched = shape.figure().placed(3, 4, 5, 7, 1);
        SplittableRandom random = new SplittableRandom(2);
        for (int pair = 0; pair < 1000; pair++) {
            double x = random.nextDouble(-8, 14);
            double y = random.nextDouble(-8, 14);
            double right = random.nextDouble(-3, 3);
            double down = random.nextDouble(-3, 3);
            assertThat(Math.abs(stretched.distance(x + right, y + down) - stretched.distance(x, y)))
                    .isLessThanOrEqualTo(Math.sqrt(right * right + down * down) + 1e-9);
        }
    }
}
