package counterpoise.architectures;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShortcutTest {

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
    void identityAddsTheInput() {
        NDArray residual = manager.create(new float[] {1, 2});
        Shortcut.IDENTITY.addTo(residual, manager.create(new float[] {10, 20}));
        assertThat(residual.toFloatArray()).containsExactly(11, 22);
    }

    @Test
    void halvingTakesEverySecondRowAndColumnAndPadsChannelsOnBothSides() {
        // Two channels of 4 x 4 pixels, 0 to 15 and 16 to 31; every second row and column is 0 2 8 10 and 16 18 24 26.
        NDArray input = manager.arange(32f).reshape(1, 2, 4, 4);
        NDArray residual = manager.full(new Shape(1, 4, 2, 2), 100f);

        Shortcut.halving(2, 4).addTo(residual, input);

        assertThat(residual.toFloatArray())
                .containsExactly(100, 100, 100, 100, 100, 102, 108, 110, 116, 118, 124, 126, 100, 100, 100, 100);
    }

    @Test
    void halvingOfAnOddSideKeepsTheLastRowAndColumn() {
        NDArray residual = manager.zeros(new Shape(1, 4, 2, 2));

        Shortcut.halving(2, 4).addTo(residual, manager.arange(18f).reshape(1, 2, 3, 3));

        assertThat(residual.toFloatArray()).containsExactly(0, 0, 0, 0, 0, 2, 6, 8, 9, 11, 15, 17, 0, 0, 0, 0);
    }

    @Test
    void halvingSendsTheGradientBackToThePixelsItTook() {
        NDArray input = manager.arange(8f).reshape(1, 2, 2, 2);
        input.setRequiresGradient(true);
        NDArray scale = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 4, 1, 1));
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray residual = scale.mul(scale);
            Shortcut.halving(2, 4).addTo(residual, input);
            collector.backward(residual.mul(scale).sum());
        }
        // The two channels become the second and the third, which are scaled by 2 and 3.
        assertThat(input.getGradient().toFloatArray()).containsExactly(2, 0, 0, 0, 3, 0, 0, 0);
    }
}
