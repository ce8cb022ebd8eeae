package counterpoise.generative.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import counterpoise.generative.training.AdamSettings.EpsilonPlace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdamTest {

    private NDManager manager;
    private NDArray weight;

    @BeforeEach
    void makeAWeightOfOne() {
        manager = NDManager.newBaseManager();
        weight = manager.create(new float[] {1});
        weight.setRequiresGradient(true);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /**
     * Worked by hand from the two formulas, with gradients 2 and 1, rate 0.1, beta1 0.5, beta2 0.999 and an epsilon of
     * 0.1 that tells them apart. After the first step m / (1 - b1) = 2 and v / (1 - b2) = 4, so the one makes
     * 1 - 0.1 * 2 / (2 + 0.1), and the other 1 - 0.1 * sqrt(0.001) / 0.5 * 1 / (sqrt(0.004) + 0.1).
     */
    @ParameterizedTest
    @CsvSource({"AFTER_CORRECTION, 0.9047619, 0.8254392", "BEFORE_CORRECTION, 0.9612574, 0.9263309"})
    void stepsAsTheFormulaSays(EpsilonPlace place, float afterOne, float afterTwo) {
        Adam adam = new Adam(new AdamSettings(0.1, 0.5, 0.999, 0.1, place), Map.of("weight", weight), manager);

        step(adam, 2);
        assertThat(weight.getFloat()).isCloseTo(afterOne, within(2e-6f));

        step(adam, 1);
        assertThat(weight.getFloat()).isCloseTo(afterTwo, within(2e-6f));
        assertThat(adam.steps()).isEqualTo(2);
    }

    @Test
    void makesStepsOfTheSizeOfTheRateWhateverTheGradient() {
        Adam adam = new Adam(AdamSettings.pyTorch(0.01, 0.9), Map.of("weight", weight), manager);

        step(adam, -300);

        assertThat(weight.getFloat()).isCloseTo(1.01f, within(1e-6f));
    }

    @Test
    void leavesNoGradientBehindForTheNextStep() {
        Adam adam = new Adam(AdamSettings.keras(0.01, 0.5), Map.of("weight", weight), manager);

        step(adam, 2);

        try (NDArray gradient = weight.getGradient()) {
            assertThat(gradient.toFloatArray()).containsExactly(0);
        }
    }

    @Test
    void keepsNoArraysBesidesItsState() {
        Adam adam = new Adam(AdamSettings.keras(0.01, 0.5), Map.of("weight", weight), manager);
        step(adam, 2);
        int arrays = manager.getManagedArrays().size();

        step(adam, 2);

        assertThat(manager.getManagedArrays()).hasSize(arrays);
    }

    /** Makes a step with this gradient. */
    private void step(Adam adam, float gradient) {
        try (NDManager batch = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(batch.create(new float[] {gradient}).mul(weight).sum());
        }
        adam.step();
    }
}
