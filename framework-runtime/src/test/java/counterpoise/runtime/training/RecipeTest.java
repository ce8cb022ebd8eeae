package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class RecipeTest {

    private static Recipe published() {
        return new Recipe(200, 128, 0.1, 0.9, 2e-4, 5, List.of(160, 180), 0.01, 1, 1);
    }

    private static Recipe every(int epochs, int evaluateEvery, int checkpointEvery) {
        return new Recipe(epochs, 128, 0.1, 0.9, 2e-4, 5, List.of(), 0.01, evaluateEvery, checkpointEvery);
    }

    @Test
    void followsTheScheduleOfThePublishedTrainings() {
        // Cao et al. 2019, code: epochs 0 to 4 warm up by fifths, drops to a hundredth at 160 and at 180.
        double[] warmUp = {0.02, 0.04, 0.06, 0.08, 0.10};
        for (int epoch = 0; epoch < 200; epoch++) {
            double expected = epoch < 5 ? warmUp[epoch] : epoch < 160 ? 0.1 : epoch < 180 ? 0.001 : 0.00001;
            assertThat(published().learningRate(epoch))
                    .as("epoch %d", epoch)
                    .isCloseTo(expected, within(expected * 1e-12));
        }
    }

    @Test
    void beginsAtTheFullRateWithoutWarmUp() {
        Recipe recipe = new Recipe(3, 8, 0.5, 0, 0, 0, List.of(), 1, 1, 0);
        assertThat(IntStream.range(0, 3).mapToDouble(recipe::learningRate)).containsOnly(0.5);
    }

    @Test
    void evaluatesEveryFewEpochsAndAfterTheLast() {
        assertThat(epochs(10, every(10, 3, 0)::evaluatesAfter)).containsExactly(2, 5, 8, 9);
        assertThat(epochs(4, every(4, 1, 0)::evaluatesAfter)).containsExactly(0, 1, 2, 3);
        assertThat(epochs(2, every(2, 7, 0)::evaluatesAfter)).containsExactly(1);
    }

    @Test
    void keepsNoCheckpointOfTheLastEpochBecauseTheResultItselfFollows() {
        assertThat(epochs(6, every(6, 1, 2)::checkpointsAfter)).containsExactly(1, 3);
        assertThat(epochs(7, every(7, 1, 2)::checkpointsAfter)).containsExactly(1, 3, 5);
    }

    @Test
    void keepsNoCheckpointWhereNoneIsWanted() {
        assertThat(epochs(6, every(6, 1, 0)::checkpointsAfter)).isEmpty();
    }

    @Test
    void copiesTheDrops() {
        List<Integer> drops = new ArrayList<>(List.of(1));
        Recipe recipe = new Recipe(3, 8, 1, 0, 0, 0, drops, 0.1, 1, 0);
        drops.clear();
        assertThat(recipe.learningRate(2)).isEqualTo(0.1);
    }

    private static List<Integer> epochs(int count, IntPredicate chosen) {
        return IntStream.range(0, count).filter(chosen).boxed().toList();
    }
}
