package counterpoise.generative.gamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.Test;

class LabelDrawTest {

    /** Worked by hand: of 4 that are lacking, the second class lacks 3 and the fourth 1. */
    @Test
    void eachClassHasTheShareOfWhatItLacks() {
        LabelDraw draw = new LabelDraw(new int[] {0, 3, 0, 1});

        assertThat(draw.of(0)).isEqualTo(1);
        assertThat(draw.of(0.7499)).isEqualTo(1);
        assertThat(draw.of(0.75)).isEqualTo(3);
        assertThat(draw.of(Math.nextDown(1.0))).isEqualTo(3);
    }

    @Test
    void labelsComeSortedAndInProportion() {
        int[] labels = new LabelDraw(new int[] {0, 3, 0, 1}).next(10_000, new SeededStream(1, "labels", 0));

        assertThat(labels).hasSize(10_000).isSorted().containsOnly(1, 3);
        assertThat(Arrays.stream(labels).filter(label -> label == 1).count() / 10_000.0)
                .isCloseTo(0.75, within(0.015));
    }

    @Test
    void manyMayBeLacking() {
        LabelDraw draw = new LabelDraw(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, 0});

        assertThat(draw.of(0.49)).isZero();
        assertThat(draw.of(Math.nextDown(1.0))).isEqualTo(1);
    }
}
