package counterpoise.datasets.arrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;

import counterpoise.testkit.fake.FakeDatasetContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StratifiedSplitTest {

    /** By hand: rounded, 0.5 up; but one row at least, and one stays at least. 0.29 * 100 is 28.999... as a double. */
    @ParameterizedTest
    @CsvSource({
        "10, 0.2, 2",
        "12, 0.2, 2",
        "13, 0.2, 3",
        "2, 0.2, 1",
        "2, 0.99, 1",
        "3, 0.99, 2",
        "5, 0.5, 3",
        "100, 0.29, 29",
        "1000000, 0.000001, 1",
        "7, 0.001, 1"
    })
    void holdsOutTheShareRounded(int rows, double fraction, int expected) {
        assertThat(StratifiedSplit.heldOut(rows, fraction)).isEqualTo(expected);
    }

    private static boolean[] draw(int[] labels, int classes, String stream) {
        FakeDatasetContext context = new FakeDatasetContext();
        return StratifiedSplit.draw(labels, classes, 0.3, label -> context.random(stream, label));
    }

    @Test
    void holdsOutOfEachClassAlike() {
        // 20, 7 and 2 rows, mixed; 0.3 of them are 6, 2.1 and 0.6.
        int[] labels = IntStream.range(0, 29)
                .map(row -> row % 4 == 1 ? 1 : row % 15 == 3 ? 2 : 0)
                .toArray();
        assertThat(counts(labels, new boolean[29], false)).containsExactly(20, 7, 2);
        boolean[] heldOut = draw(labels, 3, "a");
        assertThat(counts(labels, heldOut, true)).containsExactly(6, 2, 1);
        assertThat(draw(labels, 3, "a")).isEqualTo(heldOut);
        assertThat(draw(labels, 3, "b")).isNotEqualTo(heldOut);
    }

    @Test
    void aClassIsDrawnFromWithoutRegardToTheOthers() {
        int[] labels = IntStream.range(0, 40).map(row -> row / 20).toArray();
        int[] more = Arrays.copyOf(labels, 60);
        Arrays.fill(more, 40, 60, 2);
        assertThat(Arrays.copyOf(draw(more, 3, "a"), 40)).isEqualTo(draw(labels, 2, "a"));
    }

    private static int[] counts(int[] labels, boolean[] heldOut, boolean which) {
        int[] counts = new int[3];
        IntStream.range(0, labels.length).filter(row -> heldOut[row] == which).forEach(row -> counts[labels[row]]++);
        return counts;
    }
}
