package counterpoise.oversamplers;

import static counterpoise.oversamplers.Points.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class InterpolationTest {

    @Test
    void stepsFromOnePointTowardsTheOther() {
        // Worked by hand: (1, 1) + .25 ((3, 5) - (1, 1)).
        assertThat(between(at(1, 1), at(3, 5), 0.25)).containsExactly(1.5f, 2f);
    }

    @Test
    void aNegativeFractionStepsAway() {
        // Worked by hand: (1, 1) + .25 ((1, 1) - (3, 5)).
        assertThat(between(at(1, 1), at(3, 5), -0.25)).containsExactly(0.5f, 0f);
    }

    @Test
    void writesOverOneOfThePointsIfAsked() {
        float[] to = at(3, 5);
        Interpolation.between(at(1, 1), to, 0.5, to);
        assertThat(to).containsExactly(2f, 3f);
    }

    @Test
    void neverLeavesTheSegmentByRounding() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            float from = random.nextFloat();
            float to = random.nextFloat() * (i % 2 == 0 ? 1 : 1e-6f);
            double fraction = i % 3 == 0 ? Math.nextDown(1.0) : random.nextDouble();
            assertThat(between(at(from), at(to), fraction)[0]).isBetween(Math.min(from, to), Math.max(from, to));
        }
    }

    private static float[] between(float[] from, float[] to, double fraction) {
        float[] result = new float[from.length];
        Interpolation.between(from, to, fraction, result);
        return result;
    }
}
