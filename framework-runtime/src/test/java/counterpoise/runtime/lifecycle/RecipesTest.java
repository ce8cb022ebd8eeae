package counterpoise.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import counterpoise.runtime.config.AugmentationOptions;
import counterpoise.runtime.config.ReWeighting;
import counterpoise.runtime.config.TrainingOptions;
import counterpoise.runtime.training.ClassWeighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipesTest {

    private static TrainingOptions options(int epochs, double deferredFrom) {
        return new TrainingOptions(
                epochs,
                128,
                0.1,
                0.9,
                2e-4,
                5,
                List.of(0.8, 0.9),
                Optional.empty(),
                0.01,
                ReWeighting.EFFECTIVE_NUMBER,
                0.9999,
                deferredFrom,
                1,
                1,
                new AugmentationOptions(Optional.empty(), Optional.empty()),
                Optional.empty());
    }

    @Test
    void ratesDropAtTheSharesOfThePublishedTrainings() {
        // Cao et al. 2019, code: 160 and 180 of 200 epochs, for shares of 80 % and 90 %.
        assertThat(Recipes.dropEpochs(options(200, 0))).containsExactly(160, 180);
    }

    // Cao et al. 2019, code: 160 of 200 epochs. Of a single epoch, the one that it would begin with is past the last.
    @ParameterizedTest
    @CsvSource({"200, 160", "100, 80", "50, 40", "15, 12", "3, 2", "2, 2", "1, 1"})
    void reWeightingIsDeferredToTheFirstDrop(int epochs, int epoch) {
        TrainingOptions options = options(epochs, 0.8);
        assertThat(Recipes.classWeighting(options))
                .isEqualTo(new ClassWeighting(ReWeighting.EFFECTIVE_NUMBER, 0.9999, epoch));
        assertThat(Recipes.dropEpochs(options).get(0)).isEqualTo(epoch);
    }

    @Test
    void reWeightingAppliesFromTheFirstEpochUnlessItIsDeferred() {
        assertThat(Recipes.classWeighting(options(200, 0)).deferredFrom()).isZero();
    }
}
