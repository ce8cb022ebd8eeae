package counterpoise.generative.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final Offset<Float> TOLERANCE = within(1e-5f);

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void upSamplingMakesFourOfEveryPixel() {
        NDArray input = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 2, 1, 2));

        NDArray output = forward(new UpSampling(), input, false);

        assertThat(output.getShape()).isEqualTo(new Shape(1, 2, 2, 4));
        assertThat(output.toFloatArray()).containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4);
        assertThat(new UpSampling().getOutputShapes(new Shape[] {input.getShape()}))
                .containsExactly(output.getShape());
    }

    @Test
    void upSamplingIsTheSameOnAChannelsLastView() {
        NDArray input = manager.arange(24f).reshape(1, 2, 3, 4).transpose(0, 3, 1, 2);

        NDArray output = forward(new UpSampling(), input, false);

        NDArray byRepeating = input.repeat(2, 2).repeat(3, 2);
        assertThat(output.toFloatArray()).containsExactly(byRepeating.toFloatArray());
    }

    /** Every input pixel is four of the output, so its gradient is the sum of theirs. */
    @Test
    void upSamplingAddsUpGradients() {
        NDArray input = manager.ones(new Shape(1, 1, 1, 2));
        input.setRequiresGradient(true);
        NDArray factors = manager.create(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, new Shape(1, 1, 2, 4));

        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(
                    forward(new UpSampling(), input, true).mul(factors).sum());
        }

        assertThat(input.getGradient().toFloatArray()).containsExactly(1 + 2 + 5 + 6, 3 + 4 + 7 + 8);
    }

    /** Worked by hand: mean 3, biased variance 3.5 of 1 2 3 6; unbiased 14 / 3. */
    @Test
    void batchNormalisationKeepsTheShareOfTheRunningStatisticsThatItIsTold() {
        NDArray input = manager.create(new float[] {1, 2, 3, 6}, new Shape(4, 1));
        Block block = new BatchNormalisation(1, 0.75, 0.5);

        NDArray output = forward(block, input, true);

        float deviation = 2; // The root of 3.5 + 0.5.
        assertThat(output.toFloatArray())
                .containsExactly(new float[] {-2 / deviation, -1 / deviation, 0, 3 / deviation}, TOLERANCE);
        assertThat(statistic(block, "running_mean")).isCloseTo(0.75f, TOLERANCE);
        assertThat(statistic(block, "running_var")).isCloseTo(0.75f + 0.25f * 14 / 3, TOLERANCE);
    }

    @Test
    void batchNormalisationOfImagesGoesByChannel() {
        NDArray input = manager.create(new float[] {1, 3, 10, 30}, new Shape(1, 2, 1, 2));

        NDArray output = forward(new BatchNormalisation(2, 0.9, 0), input, true);

        assertThat(output.toFloatArray()).containsExactly(new float[] {-1, 1, -1, 1}, TOLERANCE);
    }

    @Test
    void batchNormalisationRefusesASingleValueAChannel() {
        NDArray input = manager.ones(new Shape(1, 2));

        assertThatThrownBy(() -> forward(BatchNormalisation.pyTorch(2), input, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("one value a channel has no variance to normalise by: (1, 2)");
    }

    private NDArray forward(Block block, NDArray input, boolean training) {
        block.initialize(manager, DataType.FLOAT32, input.getShape());
        return block.forward(new ParameterStore(manager, false), new NDList(input), training)
                .singletonOrThrow();
    }

    private static float statistic(Block block, String name) {
        return block.getDirectParameters().get(name).getArray().getFloat(0);
    }
}
