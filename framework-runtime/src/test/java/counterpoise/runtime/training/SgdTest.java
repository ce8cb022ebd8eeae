package counterpoise.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SgdTest {

    private static final TorchEngine ENGINE = TorchEngine.start(Device.cpu());
    private static final Offset<Float> ROUNDING = within(1e-5f);

    private NDManager manager;

    @BeforeEach
    void openManager() {
        manager = ENGINE.newManager();
    }

    @AfterEach
    void closeManager() {
        manager.close();
    }

    private Parameter parameter(Parameter.Type type, float... values) {
        Parameter parameter = Parameter.builder().setName("w").setType(type).build();
        parameter.setArray(manager.create(values));
        return parameter;
    }

    private Parameter weight(float... values) {
        return parameter(Parameter.Type.WEIGHT, values);
    }

    /** Makes {@code gradient} the gradient of the parameter: the loss is their product. */
    private void backward(Parameter parameter, float... gradient) {
        try (NDManager batch = manager.newSubManager();
                GradientCollector collector = ENGINE.collectGradients()) {
            NDArray factors = batch.create(gradient);
            collector.backward(factors.mul(parameter.getArray()).sum());
        }
    }

    @Test
    void goesOnAfterADropOfTheRateAsPyTorchDoes() {
        Parameter weight = weight(0);
        try (Sgd sgd = new Sgd(Map.of("w", weight), 0.9, 0, ENGINE)) {
            // Worked by hand: the velocity is 1, 1.9, 2.71, 3.439, 4.0951 whatever the rate; the rate multiplies the
            // step alone.
            double[] rates = {1, 0.1, 0.1, 0.5, 0.5};
            float[] expected = {-1, -1.19f, -1.461f, -3.1805f, -5.22805f};
            for (int i = 0; i < rates.length; i++) {
                sgd.useRate(rates[i]);
                backward(weight, 1);
                sgd.step();
                assertThat(weight.getArray().getFloat(0)).as("step %d", i + 1).isCloseTo(expected[i], ROUNDING);
            }
        }
    }

    @Test
    void goesOnFromSavedVelocitiesAsIfItHadNeverStopped() {
        Parameter kept = weight(0, 0);
        Parameter takenUp = weight(0, 0);
        try (Sgd whole = new Sgd(Map.of("w", kept), 0.9, 0.1, ENGINE);
                Sgd before = new Sgd(Map.of("w", takenUp), 0.9, 0.1, ENGINE);
                Sgd after = new Sgd(Map.of("w", takenUp), 0.9, 0.1, ENGINE)) {
            step(whole, kept, 1);
            step(before, takenUp, 1);
            after.resume(before.velocities(), before.rate());
            step(whole, kept, 0.1);
            step(after, takenUp, 0.1);
        }
        assertThat(takenUp.getArray().toFloatArray()).isEqualTo(kept.getArray().toFloatArray());
    }

    private void step(Sgd sgd, Parameter parameter, double rate) {
        sgd.useRate(rate);
        backward(parameter, 1, -2);
        sgd.step();
    }

    @Test
    void decaysEveryParameterBiasesAndNormalisationIncluded() {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put("weight", weight(2));
        parameters.put("bias", parameter(Parameter.Type.BIAS, 2));
        parameters.put("gamma", parameter(Parameter.Type.GAMMA, 2));
        try (Sgd sgd = new Sgd(parameters, 0.9, 0.25, ENGINE)) {
            sgd.useRate(0.5);
            for (int i = 0; i < 2; i++) {
                parameters.values().forEach(parameter -> backward(parameter, 0));
                sgd.step();
            }
        }
        // Worked by hand: v = 0.25 * 2 = 0.5, w = 1.75; v = 0.45 + 0.4375 = 0.8875, w = 1.30625.
        parameters.forEach((name, parameter) ->
                assertThat(parameter.getArray().getFloat(0)).as(name).isCloseTo(1.30625f, ROUNDING));
    }

    @Test
    void clipsNoGradientInEitherDirection() {
        Parameter weight = weight(0, 0, 0, 0);
        try (Sgd sgd = new Sgd(Map.of("w", weight), 0.9, 0, ENGINE)) {
            sgd.useRate(1);
            backward(weight, 1000, -1000, 0.5f, -0.5f);
            sgd.step();
        }
        assertThat(weight.getArray().toFloatArray()).containsExactly(-1000, 1000, -0.5f, 0.5f);
    }

    @Test
    void isPlainDescentWithoutMomentum() {
        Parameter weight = weight(1);
        try (Sgd sgd = new Sgd(Map.of("w", weight), 0, 0.5, ENGINE)) {
            for (double rate : new double[] {1, 0.1}) {
                sgd.useRate(rate);
                backward(weight, 2);
                sgd.step();
            }
        }
        // Worked by hand: 1 - (2 + 0.5) = -1.5; -1.5 - 0.1 * (2 - 0.75) = -1.625.
        assertThat(weight.getArray().getFloat(0)).isCloseTo(-1.625f, ROUNDING);
    }

    @Test
    void clearsGradientsAfterAStep() {
        Parameter weight = weight(0);
        try (Sgd sgd = new Sgd(Map.of("w", weight), 0, 0, ENGINE)) {
            sgd.useRate(1);
            backward(weight, 3);
            sgd.step();
            try (NDArray gradient = weight.getArray().getGradient()) {
                assertThat(gradient.toFloatArray()).containsExactly(0);
            }
        }
    }

    @Test
    void leavesWhatRequiresNoGradientAlone() {
        Parameter statistic = Parameter.builder()
                .setName("running_mean")
                .setType(Parameter.Type.RUNNING_MEAN)
                .optRequiresGrad(false)
                .build();
        statistic.setArray(manager.create(new float[] {5}));
        Parameter weight = weight(0);
        try (Sgd sgd = new Sgd(Map.of("running_mean", statistic, "w", weight), 0.9, 0.5, ENGINE)) {
            sgd.useRate(1);
            backward(weight, 1);
            sgd.step();
            assertThat(sgd.velocities()).containsOnlyKeys("w");
        }
        assertThat(statistic.getArray().toFloatArray()).containsExactly(5);
    }

    @Test
    void leavesNoArrayBehindOnTheModelsManager() {
        Parameter weight = weight(1, 2);
        int before = manager.getManagedArrays().size();
        try (Sgd sgd = new Sgd(Map.of("w", weight), 0.9, 0.1, ENGINE)) {
            for (int i = 0; i < 3; i++) {
                step(sgd, weight, 0.1);
                assertThat(manager.getManagedArrays()).hasSize(before);
            }
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }
}
