package counterpoise.generative.gamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.Test;

class RealBatchesTest {

    @Test
    void everyPassHasEachRowOnceAndTheLastBatchIsWhatIsLeft() {
        RealBatches batches = batches();
        for (int pass = 0; pass < 3; pass++) {
            int first = 4 * pass;
            int[] rows = IntStream.range(first, first + 4)
                    .flatMap(step -> IntStream.of(batches.of(step)))
                    .toArray();

            assertThat(rows).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(batches.of(first + 3)).hasSize(1);
        }
    }

    @Test
    void passesDiffer() {
        RealBatches batches = batches();

        assertThat(batches.of(0)).isNotEqualTo(batches.of(4));
    }

    @Test
    void theRowsOfAStepDoNotDependOnTheStepsBefore() {
        RealBatches all = batches();
        for (int step = 0; step < 12; step++) {
            assertThat(all.of(step)).isEqualTo(batches().of(step));
        }
    }

    @Test
    void aBatchMayBeLargerThanTheSet() {
        assertThat(new RealBatches(2, Integer.MAX_VALUE, pass -> new SeededStream(1, "order", pass)).of(7))
                .containsExactlyInAnyOrder(0, 1);
    }

    private static RealBatches batches() {
        return new RealBatches(10, 3, pass -> new SeededStream(1, "order", pass));
    }
}
