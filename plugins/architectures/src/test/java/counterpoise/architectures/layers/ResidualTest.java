package counterpoise.architectures.layers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResidualTest {

    private static final LambdaBlock DOUBLED = LambdaBlock.singleton(array -> array.add(array));

    private NDManager manager;
    private NDArray input;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        input = manager.create(new float[] {1, -3});
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray forward(Residual residual) {
        return residual.forward(new ParameterStore(manager, false), new NDList(input), false)
                .singletonOrThrow();
    }

    @Test
    void addsTheInputToWhatItsBranchMakesOfIt() {
        int before = manager.getManagedArrays().size();

        NDArray sum = forward(Residual.around(DOUBLED));

        assertThat(sum.toFloatArray()).containsExactly(3, -9);
        assertThat(input.toFloatArray()).containsExactly(1, -3);
        assertThat(manager.getManagedArrays()).hasSize(before + 1);
    }

    @Test
    void addsWhatItsShortcutMakesOfTheInput() {
        int before = manager.getManagedArrays().size();

        NDArray sum = forward(Residual.around(DOUBLED, LambdaBlock.singleton(NDArray::square)));

        assertThat(sum.toFloatArray()).containsExactly(3, 3);
        assertThat(input.toFloatArray()).containsExactly(1, -3);
        assertThat(manager.getManagedArrays()).hasSize(before + 1);
    }

    @Test
    void sendsGradientsBothWays() {
        input.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(forward(Residual.around(DOUBLED, LambdaBlock.singleton(NDArray::square)))
                    .sum());
        }
        // 2 from the branch, 2 x from the shortcut.
        assertThat(input.getGradient().toFloatArray()).containsExactly(4, -4);
    }

    @Test
    void initializesBranchAndShortcut() {
        BatchNorm2d branch = new BatchNorm2d(2);
        BatchNorm2d shortcut = new BatchNorm2d(2);
        Residual residual = Residual.around(branch, shortcut);
        Shape shape = new Shape(1, 2, 4, 4);

        assertThat(residual.isInitialized()).isFalse();
        residual.initialize(manager, DataType.FLOAT32, shape);

        assertThat(residual.isInitialized()).isTrue();
        assertThat(branch.isInitialized()).isTrue();
        assertThat(shortcut.isInitialized()).isTrue();
        assertThat(residual.getOutputShapes(new Shape[] {shape})).containsExactly(shape);
        residual.clear();
        assertThat(residual.isInitialized()).isFalse();
    }
}
