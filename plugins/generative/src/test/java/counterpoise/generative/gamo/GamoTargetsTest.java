package counterpoise.generative.gamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import counterpoise.testkit.fake.SeededStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GamoTargetsTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** Worked by hand: of three classes, the sample is of the second; (0.64 + 0.25 + 0.49) / 3. */
    @Test
    void theGeneratorWantsTheClassifierToNameEveryOtherClass() {
        NDArray classified = manager.create(new float[][] {{0.2f, 0.5f, 0.3f}});

        NDArray targets = GamoTargets.anyOther(new int[] {1}, 3, manager);

        assertThat(targets.toFloatArray()).containsExactly(1, 0, 1);
        assertThat(GamoTargets.error(classified, targets).getFloat()).isCloseTo(0.46f, within(1e-6f));
    }

    /** Worked by hand: 0.8 instead of 0.95. */
    @Test
    void theDiscriminatorErrsByTheSquareOfWhatItIsOff() {
        NDArray judged = manager.create(new float[][] {{0.8f}});
        NDArray target = manager.create(new float[][] {{0.95f}});

        assertThat(GamoTargets.error(judged, target).getFloat()).isCloseTo(0.0225f, within(1e-6f));
    }

    @Test
    void errorsAreTheMeanOverSamplesToo() {
        NDArray outputs = manager.create(new float[][] {{1, 0}, {0, 3}});

        assertThat(GamoTargets.error(outputs, outputs.zerosLike()).getFloat()).isEqualTo(2.5f);
    }

    @Test
    void targetsOfTheDiscriminatorLieWithinTheNoiseOfOneAndZero() {
        SeededStream stream = new SeededStream(1, "targets", 0);

        NDArray real = GamoTargets.real(1000, 0.1, stream, manager);
        NDArray generated = GamoTargets.generated(1000, 0.1, stream, manager);

        assertThat(real.getShape()).isEqualTo(new Shape(1000, 1));
        assertThat(real.min().getFloat()).isBetween(0.9f, 0.901f);
        assertThat(real.max().getFloat()).isBetween(0.999f, 1f);
        assertThat(real.mean().getFloat()).isCloseTo(0.95f, within(0.005f));
        assertThat(1 - GamoTargets.softening(0.1)).isEqualTo(0.95);
        assertThat(generated.getShape()).isEqualTo(new Shape(1000, 1));
        assertThat(generated.min().getFloat()).isBetween(0f, 0.001f);
        assertThat(generated.max().getFloat()).isBetween(0.099f, 0.1f);
        assertThat(generated.mean().getFloat()).isCloseTo(0.05f, within(0.005f));
    }

    @Test
    void withoutNoiseTargetsAreOneAndZero() {
        SeededStream stream = new SeededStream(1, "targets", 0);

        assertThat(GamoTargets.real(2, 0, stream, manager).toFloatArray()).containsExactly(1, 1);
        assertThat(GamoTargets.generated(2, 0, stream, manager).toFloatArray()).containsExactly(0, 0);
    }
}
