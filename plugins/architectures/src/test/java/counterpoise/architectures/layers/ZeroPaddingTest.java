package counterpoise.architectures.layers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ZeroPaddingTest {

    private final ZeroPadding padding = new ZeroPadding(2, 4);
    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray forward(NDArray input) {
        NDArray output = padding.forward(new ParameterStore(manager, false), new NDList(input), false)
                .singletonOrThrow();
        assertThat(padding.getOutputShapes(new Shape[] {input.getShape()})).containsExactly(output.getShape());
        return output;
    }

    @Test
    void takesEverySecondRowAndColumnAndPadsChannelsOnBothSides() {
        // Two channels of 4 x 4 pixels, 0 to 15 and 16 to 31; every second row and column is 0 2 8 10 and 16 18 24 26.
        NDArray input = manager.arange(32f).reshape(1, 2, 4, 4);

        assertThat(forward(input).toFloatArray()).containsExactly(0, 0, 0, 0, 0, 2, 8, 10, 16, 18, 24, 26, 0, 0, 0, 0);
    }

    @Test
    void keepsTheLastRowAndColumnOfAnOddSide() {
        assertThat(forward(manager.arange(18f).reshape(1, 2, 3, 3)).toFloatArray())
                .containsExactly(0, 0, 0, 0, 0, 2, 6, 8, 9, 11, 15, 17, 0, 0, 0, 0);
    }

    @Test
    void leavesOpenOnlyInputAndOutput() {
        NDArray input = manager.arange(32f).reshape(1, 2, 4, 4);
        int before = manager.getManagedArrays().size();

        forward(input);

        assertThat(manager.getManagedArrays()).hasSize(before + 1);
    }

    @Test
    void sendsTheGradientBackToThePixelsItTook() {
        NDArray input = manager.arange(8f).reshape(1, 2, 2, 2);
        input.setRequiresGradient(true);
        NDArray scale = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 4, 1, 1));
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(forward(input).mul(scale).sum());
        }
        // The two channels become the second and the third, which are scaled by 2 and 3.
        assertThat(input.getGradient().toFloatArray()).containsExactly(2, 0, 0, 0, 3, 0, 0, 0);
    }
}
